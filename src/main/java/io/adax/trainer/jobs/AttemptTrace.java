package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.RunStatus;
import io.adax.trainer.traces.TraceParent;
import io.adax.trainer.traces.Traces;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as a span, with its parts: what its engine tells of itself, and the storing
 * of the model. Engines know nothing of traces. All is sent at the end: parts whose whole
 * went down with its worker would belong to nothing. One thread calls it, that of the
 * attempt.
 */
final class AttemptTrace implements AutoCloseable {

	/** Of an attempt that nobody traces. */
	static final AttemptTrace NONE = new AttemptTrace(Traces.none(), Clock.systemUTC(), null, Span.NOOP, () -> {
	});

	private final Traces traces;

	private final Clock clock;

	private final @Nullable TraceParent asked;

	private final Span span;

	private final Runnable wait;

	private @Nullable RunStatus status;

	private @Nullable Failure failure;

	private @Nullable EngineParts engine;

	/**
	 * Of an attempt.
	 * @param asked where the job was asked for
	 * @param wait sends what it waited before
	 */
	AttemptTrace(Traces traces, Clock clock, @Nullable TraceParent asked, Span span, Runnable wait) {
		this.traces = traces;
		this.clock = clock;
		this.asked = asked;
		this.span = span;
		this.wait = wait;
	}

	/** What to find it by in logs: it may not be sent, or be sent by another replica. */
	Map<String, String> ids() {
		TraceParent place = Traces.placeOf(this.span);
		if (place != null) {
			return Map.of("traceId", place.traceId(), "spanId", place.spanId());
		}
		return (this.asked != null) ? Map.of("traceId", this.asked.traceId()) : Map.of();
	}

	/** Its beginning is written down. */
	AttemptTrace begun() {
		if (!this.span.isNoop()) {
			this.wait.run();
		}
		return this;
	}

	/** Looks on while an engine trains. */
	Consumer<TrainingEvent> follow(Consumer<TrainingEvent> events) {
		if (this.span.isNoop()) {
			return events;
		}
		EngineParts parts = new EngineParts(this.clock);
		this.engine = parts;
		return (event) -> {
			parts.accept(event);
			events.accept(event);
		};
	}

	/** Its engine has come to an end. */
	TrainingResult trained(TrainingResult result) {
		if (this.engine != null) {
			this.engine.trained(result);
		}
		return result;
	}

	/** Its end is about to be written down; the last to say so is right. */
	void ended(RunStatus status, @Nullable Failure failure) {
		this.status = status;
		this.failure = failure;
	}

	/** Ends it so at once. */
	void end(RunStatus status, @Nullable Failure failure) {
		ended(status, failure);
		close();
	}

	@Override
	public void close() {
		if (this.span.isNoop()) {
			return;
		}
		Instant now = this.clock.instant();
		if (this.engine != null) {
			this.engine.tell(this.traces, this.span, now);
		}
		this.span.tag("trainer.attempt.status", (this.status != null) ? inWords(this.status) : "unrecorded");
		this.span.tag("trainer.attempt.ended_by", endedBy());
		if (this.status == RunStatus.FAILED || this.status == RunStatus.LOST) {
			Traces.fail(this.span, endedBy());
		}
		Traces.end(this.span, now);
	}

	private String endedBy() {
		if (this.failure != null) {
			return inWords(this.failure.kind());
		}
		return switch (Objects.requireNonNullElse(this.status, RunStatus.RUNNING)) {
			case CANCELLED, PAUSED -> "request";
			case INTERRUPTED -> "shutdown";
			case SUCCEEDED -> (this.engine != null) ? inWords(this.engine.outcome()) : "training";
			// another has the job, or nobody could write
			case RUNNING, FAILED, LOST -> "unrecorded";
		};
	}

	private static String inWords(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
