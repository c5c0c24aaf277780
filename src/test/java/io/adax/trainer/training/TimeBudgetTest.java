package io.adax.trainer.training;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeBudgetTest {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final HandClock clock = new HandClock(Instant.EPOCH);

	private final TimeBudget budget = new TimeBudget(MINUTE, this.clock);

	@Test
	void endsWithItsTime() {
		this.clock.advance(MINUTE.minusMillis(1));
		assertThat(this.budget.isOver(100)).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.budget.isOver(100)).isTrue();
	}

	@Test
	void neverEndsWithoutALimit() {
		TimeBudget unlimited = new TimeBudget(null, this.clock);
		this.clock.advance(Duration.ofDays(1000));
		assertThat(unlimited.isOver(100)).isFalse();
	}

	@Test
	void keepsTheTimeOfTwoSavesInReserve() {
		this.budget.saved(Duration.ofSeconds(5));
		assertEndsAfter(Duration.ofSeconds(50));
	}

	@Test
	void keepsTheTimeOfAnEvaluationInReserve() {
		this.budget.evaluated(50, Duration.ofSeconds(10));
		assertEndsAfter(Duration.ofSeconds(40));
	}

	/** Few rows, and cold ones, cost much more a row than the many of the end will. */
	@Test
	void takesTheFastestEvaluationForThatOfTheEnd() {
		this.budget.evaluated(10, Duration.ofSeconds(30));
		this.budget.evaluated(10, Duration.ofSeconds(2));
		this.budget.evaluated(10, Duration.ofSeconds(10));
		assertEndsAfter(Duration.ofSeconds(40));
	}

	@Test
	void countsWhatTheAttemptsBeforeUsed() {
		this.budget.restore(Duration.ofSeconds(45));
		assertEndsAfter(Duration.ofSeconds(15));
		assertThat(this.budget.used()).isEqualTo(MINUTE);
	}

	/** With 100 rows to evaluate at the end. */
	private void assertEndsAfter(Duration time) {
		this.clock.advance(time.minusMillis(1));
		assertThat(this.budget.isOver(100)).as("just before").isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.budget.isOver(100)).as("then").isTrue();
	}

}
