package io.adax.trainer.jobs;

import java.time.Duration;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.adax.trainer.engine.WorkerProperties;
import jakarta.annotation.PreDestroy;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whose turn it is to remove what all replicas share: one of those that answer requests
 * at a time, as often as it shall be done, however many start meanwhile. An entry of a
 * table of its own says so: among those of jobs it would wait for a slot behind trainings
 * of days.
 */
@Component
class RetentionTurns {

	static final String TABLE = "retention_tasks";

	private static final Duration LOOK = Duration.ofSeconds(30);

	private static final Duration HEARTBEAT = Duration.ofSeconds(30);

	private final Retention retention;

	private final Scheduler scheduler;

	private final boolean wanted;

	RetentionTurns(DataSource database, Retention retention, RetentionSchedule schedule, WorkerProperties worker) {
		this.retention = retention;
		this.wanted = worker.isApi();
		this.scheduler = Scheduler.create(database)
			.startTasks(Tasks.recurring("retention", FixedDelay.of(schedule.every()))
				.execute((instance, context) -> retention.takeTurn()))
			.tableName(TABLE)
			.threads(1)
			.pollingInterval((schedule.every().compareTo(LOOK) < 0) ? schedule.every() : LOOK)
			.heartbeatInterval(HEARTBEAT)
			.shutdownMaxWait(Duration.ofSeconds(1))
			.build();
	}

	/** Workers come and go with the queue: they leave alone what is not theirs. */
	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.retention.start();
		if (this.wanted) {
			this.scheduler.start();
		}
	}

	/** What is being removed comes to its end first. */
	@PreDestroy
	void stop() throws InterruptedException {
		this.scheduler.pause();
		this.retention.stop();
		this.scheduler.stop();
	}

}
