package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.adax.trainer.traces.Traces;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/** What an engine does at an attempt, by what it reports. */
final class EngineParts {

	private static final Map<String, Long> NO_FIGURES = Map.of();

	private final Clock clock;

	private final Instant asked;

	private TrainingEvent.@Nullable Started started;

	private @Nullable Instant begun;

	/** When it told of the last step. */
	private @Nullable Instant stepped;

	private @Nullable Instant answered;

	private @Nullable TrainingResult result;

	/** An engine is asked for now. */
	EngineParts(Clock clock) {
		this.clock = clock;
		this.asked = clock.instant();
	}

	void accept(TrainingEvent event) {
		if (event instanceof TrainingEvent.Started started) {
			this.started = started;
			this.begun = this.clock.instant();
		}
		else if (event instanceof TrainingEvent.Measured || event instanceof TrainingEvent.EpochEnded) {
			this.stepped = this.clock.instant();
		}
	}

	void trained(TrainingResult result) {
		this.result = result;
		this.answered = this.clock.instant();
	}

	TrainingResult.Outcome outcome() {
		return (this.result != null) ? this.result.outcome() : TrainingResult.Outcome.INTERRUPTED;
	}

	/** Sends them. */
	void tell(Traces traces, Span attempt, Instant end) {
		Instant left = (this.answered != null) ? this.answered : end;
		if (this.started == null || this.begun == null) {
			traces.part(attempt, "engine.prepare", this.asked, left, NO_FIGURES);
			return;
		}
		Instant there = this.begun.minus(Duration.ofNanos((long) (this.started.seconds() * 1e9)));
		Instant given = there.isBefore(this.asked) ? this.asked : there;
		traces.part(attempt, "engine.start", this.asked, given, NO_FIGURES);
		traces.part(attempt, "engine.prepare", given, this.begun, NO_FIGURES);
		boolean made = this.result != null && this.result.model() != null;
		Instant trained = made ? lastStep(this.begun) : left;
		traces.part(attempt, "engine.train", this.begun, trained, figures(this.started));
		if (made) {
			traces.part(attempt, "engine.evaluate", trained, left, NO_FIGURES);
			traces.part(attempt, "model.store", left, end, NO_FIGURES);
		}
	}

	/** Nothing was left to train if it told of none. */
	private Instant lastStep(Instant begun) {
		return (this.stepped != null) ? this.stepped : begun;
	}

	private Map<String, Long> figures(TrainingEvent.Started started) {
		long from = started.iteration();
		return (this.result != null)
				? Map.of("trainer.iterations.from", from, "trainer.iterations.to", this.result.iterations())
				: Map.of("trainer.iterations.from", from);
	}

}
