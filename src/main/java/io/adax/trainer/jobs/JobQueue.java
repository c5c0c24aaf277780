package io.adax.trainer.jobs;

import java.time.Clock;

import com.github.kagkarlsson.scheduler.SchedulerClient;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The entries of waiting jobs with db-scheduler. Call with the job's row locked: a job
 * and its entry change together.
 */
@Component
class JobQueue {

	private final SchedulerClient scheduler;

	private final JdbcTemplate database;

	private final JobProperties properties;

	private final Clock clock;

	JobQueue(SchedulerClient scheduler, JdbcTemplate database, JobProperties properties, Clock clock) {
		this.scheduler = scheduler;
		this.database = database;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Adds a job. If its entry is still there, a worker is about to let go of it, and
	 * will find that it waits again.
	 */
	void add(Job job) {
		boolean isNew = this.scheduler.scheduleIfNotExists(
				TrainingTask.DESCRIPTOR.instance(job.id()).priority(rank(job)).scheduledTo(this.clock.instant()));
		if (!isNew) {
			reorder(job);
		}
	}

	/** Takes a job to the place that its priority gives it. */
	void reorder(Job job) {
		this.database.update("update scheduled_tasks set priority = ? where task_name = ? and task_instance = ?",
				rank(job), TrainingTask.DESCRIPTOR.getTaskName(), job.id());
	}

	/** Removes a job, unless a worker has it in hand: that will drop it. */
	void remove(Job job) {
		this.database.update("delete from scheduled_tasks where task_name = ? and task_instance = ? and picked = false",
				TrainingTask.DESCRIPTOR.getTaskName(), job.id());
	}

	private int rank(Job job) {
		return QueueRank.of(job.request().priority(), job.queuedAt(), this.properties.aging());
	}

}
