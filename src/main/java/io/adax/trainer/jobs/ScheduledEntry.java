package io.adax.trainer.jobs;

import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.adax.trainer.workers.StoreClock;

/**
 * A job's entry in the queue while a worker lets go of it.
 *
 * @param clock by which entries are due
 */
record ScheduledEntry(ExecutionComplete complete, ExecutionOperations<Void> operations,
		StoreClock clock) implements Attempts.QueueEntry {

	@Override
	public void dueAt(Instant time) {
		this.operations.reschedule(this.complete, time.equals(Turns.PARKED) ? time : this.clock.of(time));
	}

	@Override
	public void remove() {
		this.operations.remove();
	}

}
