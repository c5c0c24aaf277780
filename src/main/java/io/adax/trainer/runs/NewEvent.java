package io.adax.trainer.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.adax.trainer.web.Printable;
import org.jspecify.annotations.Nullable;

/**
 * An event before it has a number.
 *
 * @param time when it happened; null for just now
 */
public record NewEvent(EventType type, int attempt, @Nullable String status, @Nullable String message,
		@Nullable Integer epoch, @Nullable Long iteration, @Nullable Map<String, Double> metrics, @Nullable Cause cause,
		@Nullable Failure failure, @Nullable Instant time) {

	private static final int MAX_MESSAGE = 4000;

	public NewEvent {
		message = (message != null) ? Printable.cut(message, MAX_MESSAGE) : null;
	}

	/** The job has a new status; its cause follows from the event before. */
	public static NewEvent state(int attempt, String status, @Nullable String reason) {
		return new NewEvent(EventType.STATE, attempt, status, reason, null, null, null, null, null, null);
	}

	/** Training begins after {@code iteration} iterations. */
	public static NewEvent started(int attempt, long iteration, String message) {
		return ofTraining(EventType.STARTED, attempt, message, null, iteration, null);
	}

	/** An epoch is over. */
	public static NewEvent epoch(int attempt, int epoch, long iteration, Map<String, Double> metrics) {
		return ofTraining(EventType.EPOCH, attempt, null, epoch, iteration, metrics);
	}

	/** A checkpoint is safe. */
	public static NewEvent checkpoint(int attempt, int epoch, long iteration, String message) {
		return ofTraining(EventType.CHECKPOINT, attempt, message, epoch, iteration, null);
	}

	/** Something to know. */
	public static NewEvent warning(int attempt, String message) {
		return ofTraining(EventType.WARNING, attempt, message, null, null, null);
	}

	/** An attempt has a new status. */
	public static NewEvent attempt(int attempt, RunStatus status, @Nullable Failure failure) {
		String message = (failure != null) ? failure.message() : null;
		return new NewEvent(EventType.ATTEMPT, attempt, status.name(), message, null, null, null,
				Cause.of(status, failure), null, null);
	}

	/** Something went wrong. */
	static NewEvent fault(int attempt, RunStatus status, Failure failure) {
		return new NewEvent(EventType.FAULT, attempt, null, failure.message(), null, null, null,
				Cause.of(status, failure), failure, null);
	}

	private static NewEvent ofTraining(EventType type, int attempt, @Nullable String message, @Nullable Integer epoch,
			@Nullable Long iteration, @Nullable Map<String, Double> metrics) {
		return new NewEvent(type, attempt, null, message, epoch, iteration, metrics, Cause.TRAINING, null, null);
	}

	NewEvent because(Cause cause) {
		return new NewEvent(this.type, this.attempt, this.status, this.message, this.epoch, this.iteration,
				this.metrics, cause, this.failure, this.time);
	}

	/** The same of an event that is kept later than it happened. */
	public NewEvent at(Instant time) {
		return new NewEvent(this.type, this.attempt, this.status, this.message, this.epoch, this.iteration,
				this.metrics, this.cause, this.failure, time);
	}

	/** One line of the run's log. */
	String inWords() {
		List<String> words = new ArrayList<>(List.of(this.type.wireName()));
		if (this.status != null) {
			words.add(this.status);
		}
		if (this.cause != null && this.cause != Cause.TRAINING) {
			words.add("(" + this.cause.wireName() + ")");
		}
		if (this.epoch != null) {
			words.add("epoch " + this.epoch);
		}
		if (this.iteration != null) {
			words.add("iteration " + this.iteration);
		}
		if (this.message != null) {
			words.add(this.message);
		}
		if (this.metrics != null) {
			this.metrics.forEach((name, value) -> words.add(name + "=" + value));
		}
		return String.join(" ", words);
	}

}
