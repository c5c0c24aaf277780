package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Whether, and when, a job ended. */
record JobEnd(String jobId, JobStatus status, @Nullable Instant finishedAt) {

	/** Empty while it may go on. */
	Optional<Instant> at() {
		return this.status.isOver() ? Optional.ofNullable(this.finishedAt) : Optional.empty();
	}

}
