package io.adax.trainer.jobs;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who has which job in hand, as db-scheduler sees it. */
@Component
class Tickets {

	private final JdbcTemplate database;

	Tickets(JdbcTemplate database) {
		this.database = database;
	}

	/**
	 * Whether the job is still in the hands of whoever got this ticket. A worker that was
	 * silent for too long has lost it to another, and must not take it back.
	 */
	boolean isValid(Ticket ticket) {
		Integer count = this.database.queryForObject(
				"select count(*) from scheduled_tasks where task_name = ? and task_instance = ? and version = ? and picked = true",
				Integer.class, TrainingTask.DESCRIPTOR.getTaskName(), ticket.jobId(), ticket.version());
		return count != null && count == 1;
	}

}
