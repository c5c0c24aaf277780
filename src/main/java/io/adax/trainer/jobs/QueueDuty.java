package io.adax.trainer.jobs;

import java.util.Optional;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.workers.Presence;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Takes jobs from the queue as long as this replica is a worker and does not stop. One
 * that is none takes no job, and notices only whose worker is dead.
 */
@Component
class QueueDuty implements SmartLifecycle {

	private final Scheduler scheduler;

	private final boolean isWorker;

	private volatile boolean running;

	QueueDuty(Scheduler scheduler, WorkerProperties worker) {
		this.scheduler = scheduler;
		this.isWorker = worker.isWorker();
		// it looks at the queue as soon as it is started
		scheduler.pause();
	}

	@Override
	public void start() {
		this.running = true;
		if (this.isWorker) {
			this.scheduler.resume();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.scheduler.pause();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * The worker's name in the queue, and the jobs that it looks for. That it knows the
	 * worker's presence lets the one end after the other.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Entry {

		@Bean
		DbSchedulerCustomizer queueEntry(Presence presence, WorkerProperties worker, DataSource database) {
			return new DbSchedulerCustomizer() {

				@Override
				public Optional<SchedulerName> schedulerName() {
					return Optional.of(new SchedulerName.Fixed(presence.id()));
				}

				@Override
				public Optional<JdbcCustomization> jdbcCustomization() {
					return Optional.of(new PoolQueries(database, worker.pool()));
				}

			};
		}

	}

}
