package io.adax.trainer.runs;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the files of a job depend on. */
public interface JobLife {

	/** Whether there is such a job that the caller may see. */
	boolean exists(String jobId);

	/**
	 * Those of the jobs that there are, and when each ended; empty while it may go on.
	 */
	Map<String, Optional<Instant>> ends(Collection<String> jobIds);

	/** When the job ended; empty while it may go on. */
	default Optional<Instant> endedAt(String jobId) {
		return ends(List.of(jobId)).getOrDefault(jobId, Optional.empty());
	}

	/**
	 * Does something if the job ended before a time, and keeps it from being resumed
	 * meanwhile.
	 */
	void ifEndedBefore(Instant time, String jobId, Runnable action);

}
