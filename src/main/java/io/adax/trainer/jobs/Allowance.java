package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.Objects;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The training time that a job may use, if it is limited. */
@Embeddable
class Allowance {

	private @Nullable Long grantedMillis;

	/** What another job used up to the checkpoint that this one begins with. */
	private long inheritedMillis;

	protected Allowance() {
	}

	Allowance(@Nullable Duration time) {
		this.grantedMillis = (time != null) ? time.toMillis() : null;
	}

	/** An engine counts from the checkpoint on, so it must not count against this job. */
	void inherit(Duration used) {
		this.inheritedMillis = used.toMillis();
	}

	/**
	 * Adds time.
	 * @param usual how much if nothing else is said
	 */
	void extend(@Nullable Duration more, Duration usual) {
		if (this.grantedMillis != null) {
			this.grantedMillis += Objects.requireNonNullElse(more, usual).toMillis();
		}
	}

	boolean isLimited() {
		return this.grantedMillis != null;
	}

	/** The job's own time. */
	Duration time() {
		return Duration.ofMillis(Objects.requireNonNull(this.grantedMillis, "The job has all the time it wants"));
	}

	/** The time as an engine counts it. */
	Duration counted() {
		return time().plusMillis(this.inheritedMillis);
	}

}
