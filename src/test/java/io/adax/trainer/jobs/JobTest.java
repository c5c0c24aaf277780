package io.adax.trainer.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.runs.Failure;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JobTest {

	private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	private final Job job = new Job("j1", Requests.small(), "adax", new Idempotency(null, "hash"), MORNING);

	@Test
	void refusesATransitionAndNamesItsStatus() {
		assertThatIllegalStateException().isThrownBy(() -> this.job.succeed(outcome(), NOON))
			.withMessage("Job j1 is QUEUED and cannot become SUCCEEDED");
	}

	@Test
	void remembersTheBeginOfItsFirstAttempt() {
		this.job.start(MORNING);
		this.job.requeue("Once more.", Duration.ZERO, NOON);
		this.job.start(NOON);
		assertThat(this.job.startedAt()).isEqualTo(MORNING);
		assertThat(this.job.attempts()).isEqualTo(2);
	}

	@Test
	void givesTheWordToItsNewestAttemptOnly() {
		this.job.start(MORNING);
		this.job.requeue("Once more.", Duration.ZERO, NOON);
		this.job.start(NOON);
		assertThat(this.job.isAttempt(1)).isFalse();
		assertThat(this.job.isAttempt(2)).isTrue();
	}

	@Test
	void takesTheWordFromAnAttemptThatIsOver() {
		this.job.start(MORNING);
		this.job.fail(new Failure(Failure.Kind.DATA, "The table is empty.", null), NOON);
		assertThat(this.job.isAttempt(1)).isFalse();
	}

	@Test
	void forgetsWhatWasAskedForWhenItHasBeenDone() {
		this.job.start(MORNING);
		this.job.requestStop(StopSignal.Reason.PAUSE);
		this.job.pause("Paused on request.", NOON);
		assertThat(this.job.stopRequested()).isNull();
	}

	@Test
	void isNotOverAnyMoreWhenItIsResumed() {
		this.job.start(MORNING);
		this.job.fail(new Failure(Failure.Kind.DATA, "The table is empty.", null), NOON);
		this.job.resume(null, NOON);
		assertThat(this.job.finishedAt()).isNull();
		assertThat(this.job.failure()).isNull();
		assertThat(this.job.queuedAt()).isEqualTo(NOON);
	}

	@Test
	void getsAsMuchTimeAgainWhenItIsResumedOutOfTime() {
		Job limited = limitedToAnHour();
		limited.start(MORNING);
		limited.outOfTime(outcome(), new Failure(Failure.Kind.BUDGET, "It is over.", null), NOON);
		limited.resume(null, NOON);
		assertThat(limited.granted().training().maxDuration()).isEqualTo(Duration.ofHours(2));
		assertThat(limited.request().training().maxDuration()).as("what was asked for").isEqualTo(Duration.ofHours(1));
	}

	@Test
	void getsTheTimeThatItIsResumedFor() {
		Job limited = limitedToAnHour();
		limited.start(MORNING);
		limited.outOfTime(outcome(), new Failure(Failure.Kind.BUDGET, "It is over.", null), NOON);
		limited.resume(Duration.ofMinutes(5), NOON);
		assertThat(limited.granted().training().maxDuration()).isEqualTo(Duration.ofMinutes(65));
	}

	@Test
	void getsNoMoreTimeByAPause() {
		Job limited = limitedToAnHour();
		limited.pause("Paused on request.", NOON);
		limited.resume(null, NOON);
		assertThat(limited.granted().training().maxDuration()).isEqualTo(Duration.ofHours(1));
	}

	/** The engine goes on counting where the other job's checkpoint stands. */
	@Test
	void hasItsWholeTimeWhenItBeginsWithTheCheckpointOfAnother() {
		Job limited = limitedToAnHour();
		limited.allowance().inherit(Duration.ofMinutes(59));
		assertThat(limited.granted().training().maxDuration()).isEqualTo(Duration.ofMinutes(119));
		assertThat(limited.allowance().time()).as("what is told").isEqualTo(Duration.ofHours(1));
	}

	private static Job limitedToAnHour() {
		return new Job("j2", Requests.small().within(Duration.ofHours(1)), "adax", new Idempotency(null, "hash"),
				MORNING);
	}

	@Test
	void showsTheShareOfItsIterations() {
		assertThat(this.job.progress()).isZero();
		this.job.start(MORNING);
		this.job.course().plan(0, 160);
		this.job.course().progress(8, 64, NOON);
		assertThat(this.job.progress()).isEqualTo(0.4);
	}

	@Test
	void isDoneWhenItStoppedEarly() {
		this.job.start(MORNING);
		this.job.course().plan(0, 160);
		this.job.succeed(outcome(), NOON);
		assertThat(this.job.progress()).isEqualTo(1.0);
	}

	@Test
	void forgetsItsEtaInTheQueue() {
		this.job.start(MORNING);
		this.job.course().progress(1, 8, NOON);
		this.job.requeue("Once more.", Duration.ZERO, NOON);
		assertThat(this.job.course().eta(MORNING)).isNull();
	}

	@Test
	void isNeverExpectedToEndInThePast() {
		this.job.start(MORNING);
		this.job.course().progress(1, 8, NOON);
		assertThat(this.job.course().eta(MORNING)).isEqualTo(NOON);
		assertThat(this.job.course().eta(NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
	}

	@Test
	void cutsAReasonToWhatItsColumnHolds() {
		this.job.start(MORNING);
		this.job.requeue("x".repeat(2000), Duration.ZERO, NOON);
		assertThat(this.job.statusReason()).hasSize(1000);
	}

	private static Outcome outcome() {
		return new Outcome(8, 64, null, Map.of(), null);
	}

}
