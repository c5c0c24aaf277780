package io.adax.trainer.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;

/**
 * What a worker gets with a job from the queue.
 *
 * @param version of the job's entry, which changes whenever it changes hands
 */
record Ticket(String jobId, long version) {

	static Ticket of(Execution execution) {
		return new Ticket(execution.getId(), execution.version);
	}

}
