package io.adax.trainer.jobs;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Where a job comes from.
 *
 * @param project that of the job whose descendant it is; null if it has no ancestor
 * @param clonedFrom the job whose request it repeats
 * @param start the checkpoint that it begins with; null if it begins from nothing
 * @param rebuildOf the model that it trains again
 */
record Descent(@Nullable String project, @Nullable String clonedFrom, @Nullable Start start,
		@Nullable String rebuildOf) {

	static final Descent NONE = new Descent(null, null, null, null);

	/** A checkpoint of another job. */
	@Embeddable
	record Start(String jobId, long iteration) {
	}

	static Descent clone(String project, String jobId, @Nullable Long fromCheckpoint) {
		return new Descent(project, jobId, (fromCheckpoint != null) ? new Start(jobId, fromCheckpoint) : null, null);
	}

}
