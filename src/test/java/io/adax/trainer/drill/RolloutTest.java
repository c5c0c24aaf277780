package io.adax.trainer.drill;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RolloutTest {

	@Test
	void makesOneMoreAndEndsNoneUntilThatIsReady() {
		Rollout rollout = rollout("{maxSurge: 1, maxUnavailable: 0}", 2);
		assertThat(rollout.toMake(0, 2)).isEqualTo(1);
		assertThat(rollout.toMake(1, 2)).isZero();
		assertThat(rollout.toEnd(2)).isZero();
		assertThat(rollout.toEnd(3)).isEqualTo(1);
	}

	@Test
	void endsOneFirstWhereThereIsNoRoom() {
		Rollout rollout = rollout("{maxSurge: 0, maxUnavailable: 1}", 1);
		assertThat(rollout.toMake(0, 1)).isZero();
		assertThat(rollout.toEnd(1)).isEqualTo(1);
		assertThat(rollout.toMake(0, 0)).isEqualTo(1);
	}

	@Test
	void roundsSharesForMoreUpAndForLessDown() {
		assertThat(rollout("{}", 3)).isEqualTo(new Rollout(3, 1, 0));
	}

	private static Rollout rollout(String rolling, int replicas) {
		String json = "{strategy: {rollingUpdate: %s}}".formatted(rolling).replaceAll("([a-zA-Z]+)", "\"$1\"");
		return Rollout.of(new JsonMapper().readTree(json), replicas);
	}

}
