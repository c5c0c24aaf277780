package io.adax.trainer.drill;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ScalingTest {

	private static final Instant NOW = Instant.EPOCH;

	private final Scaling scaling = new Scaling(new JsonMapper().readTree("""
			{"minReplicaCount": 0, "maxReplicaCount": 3, "cooldownPeriod": 60,
			 "advanced": {"horizontalPodAutoscalerConfig":
			   {"behavior": {"scaleDown": {"stabilizationWindowSeconds": 30}}}},
			 "triggers": [{"metadata": {"targetValue": "2"}}]}"""));

	@Test
	void beginsWithOne() {
		assertThat(this.scaling.next(5, 0, NOW)).isEqualTo(1);
	}

	@Test
	void hasAsManyAsTheirSlotsAreNeededButNotMoreThanTheMost() {
		assertThat(this.scaling.next(3, 1, NOW)).isEqualTo(2);
		assertThat(this.scaling.next(50, 2, NOW)).isEqualTo(3);
	}

	@Test
	void takesOneAwayOnlyWhenItHasNotBeenNeededForAWhile() {
		assertThat(this.scaling.next(6, 3, NOW)).isEqualTo(3);
		assertThat(this.scaling.next(2, 3, NOW.plusSeconds(20))).isEqualTo(3);
		assertThat(this.scaling.next(2, 3, NOW.plusSeconds(40))).isEqualTo(1);
	}

	@Test
	void goesToZeroOnlyAfterTheCooldown() {
		assertThat(this.scaling.next(1, 1, NOW)).isEqualTo(1);
		assertThat(this.scaling.next(0, 1, NOW.plusSeconds(59))).isEqualTo(1);
		assertThat(this.scaling.next(0, 1, NOW.plusSeconds(60))).isZero();
		assertThat(this.scaling.next(0, 0, NOW.plusSeconds(70))).isZero();
	}

}
