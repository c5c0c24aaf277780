package io.adax.trainer.runs;

import java.time.Instant;
import java.util.Optional;

/** What the files of a job depend on. */
public interface JobLife {

	/** Whether there is such a job that the caller may see. */
	boolean exists(String jobId);

	/** When the job ended; empty while it may go on. */
	Optional<Instant> endedAt(String jobId);

	/**
	 * Does something if the job ended before a time, and keeps it from being resumed
	 * meanwhile.
	 */
	void ifEndedBefore(Instant time, String jobId, Runnable action);

}
