package io.adax.trainer.workers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoreClockTest {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private final StoreClock clock = new StoreClock(Clock.fixed(NOON, ZoneOffset.UTC));

	@Test
	void isThisMachinesClockWhileBothAgree() {
		assertThat(hear(NOON.plusSeconds(2))).isFalse();
		assertThat(this.clock.now()).isEqualTo(NOON);
		assertThat(this.clock.ahead()).isZero();
	}

	@Test
	void isTheDatabasesWhenThisMachinesIsAhead() {
		assertThat(hear(NOON.minusSeconds(17))).as("jumped").isTrue();
		assertThat(this.clock.now()).isEqualTo(NOON.minusSeconds(17));
		assertThat(this.clock.ahead()).isEqualTo(Duration.ofSeconds(17));
		assertThat(hear(NOON.minusSeconds(18))).as("jumped again").isFalse();
	}

	@Test
	void isTheDatabasesWhenThisMachinesIsBehind() {
		hear(NOON.plusSeconds(17));
		assertThat(this.clock.now()).isEqualTo(NOON.plusSeconds(17));
	}

	@Test
	void isThisMachinesAgainOnceThatIsSet() {
		hear(NOON.minusSeconds(17));
		assertThat(hear(NOON)).as("jumped").isTrue();
		assertThat(this.clock.now()).isEqualTo(NOON);
	}

	/** Its time may be of any moment in between. */
	@Test
	void doesNotTakeASlowAnswerForAWrongClock() {
		assertThat(this.clock.hear(NOON.minusSeconds(30), NOON.minusSeconds(29), NOON)).isFalse();
		assertThat(this.clock.now()).isEqualTo(NOON);
	}

	private boolean hear(Instant database) {
		return this.clock.hear(NOON, database, NOON);
	}

}
