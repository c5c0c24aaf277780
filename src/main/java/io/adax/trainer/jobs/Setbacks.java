package io.adax.trainer.jobs;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The attempts at a job that failed one after the other, none of which got to a newer
 * checkpoint: a job that gets on is tried as often as it takes.
 */
@Embeddable
class Setbacks {

	private int failures;

	private long checkpointed;

	private @Nullable Instant notBefore;

	/** The state after that iteration is saved. */
	void saved(long iteration) {
		if (iteration > this.checkpointed) {
			this.checkpointed = iteration;
			this.failures = 0;
		}
	}

	/**
	 * An attempt begins after that iteration, perhaps before what was saved and is lost.
	 */
	void goesOnFrom(long iteration) {
		this.checkpointed = Math.min(this.checkpointed, iteration);
	}

	/** Returns how many there are now. */
	int add() {
		return ++this.failures;
	}

	/** When to try again. */
	void waitUntil(@Nullable Instant at) {
		this.notBefore = at;
	}

	void forget() {
		this.failures = 0;
		this.notBefore = null;
	}

	@Nullable Instant notBefore() {
		return this.notBefore;
	}

}
