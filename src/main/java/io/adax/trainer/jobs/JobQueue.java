package io.adax.trainer.jobs;

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

	private final Turns turns;

	JobQueue(SchedulerClient scheduler, JdbcTemplate database, JobProperties properties, Turns turns) {
		this.scheduler = scheduler;
		this.database = database;
		this.properties = properties;
		this.turns = turns;
	}

	/**
	 * Adds a job. If its entry is still there, a worker is about to let go of it, and
	 * will find that it waits again.
	 */
	void add(Job job) {
		this.scheduler.scheduleIfNotExists(TrainingTask.DESCRIPTOR.instance(job.id()).scheduledTo(Turns.PARKED));
		reorder(job);
	}

	/** Takes a job to the place that its priority gives it. */
	private void reorder(Job job) {
		this.database.update(
				"update scheduled_tasks set project = ?, pool = ?, queue_rank = ? where task_name = ? and task_instance = ?",
				job.project(), job.pool(), rank(job), TrainingTask.DESCRIPTOR.getTaskName(), job.id());
		this.turns.settle(job.line());
	}

	/**
	 * Takes a job to its place, perhaps in another line than before; then it leaves a
	 * turn behind.
	 */
	void move(Job job, Line before) {
		if (job.line().equals(before)) {
			reorder(job);
			return;
		}
		this.turns.park(job.id());
		reorder(job);
		this.turns.settle(before);
	}

	/** Removes a job, unless a worker has it in hand: that will drop it. */
	void remove(Job job) {
		this.database.update("delete from scheduled_tasks where task_name = ? and task_instance = ? and picked = false",
				TrainingTask.DESCRIPTOR.getTaskName(), job.id());
		this.turns.settle(job.line());
	}

	private int rank(Job job) {
		return QueueRank.of(job.request().priority(), job.queuedAt(), this.properties.aging());
	}

}
