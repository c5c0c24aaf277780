package io.adax.trainer.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.adax.trainer.engine.WorkerProperties;
import jakarta.annotation.PreDestroy;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes deliveries out of their queue, beside that of the jobs, and tries them until they
 * are done or given up.
 */
@Component
class Courier {

	private static final int THREADS = 8;

	private static final Duration LOOK = Duration.ofSeconds(1);

	private static final Duration HEARTBEAT = Duration.ofSeconds(10);

	private static final Duration TIDY = Duration.ofHours(1);

	/**
	 * How soon to try again after a fault of our own, such as a database that is away.
	 */
	private static final Duration AGAIN = Duration.ofSeconds(10);

	private final Scheduler scheduler;

	private final boolean wanted;

	Courier(DataSource database, Deliveries deliveries, WorkerProperties properties) {
		this.wanted = properties.isApi();
		Task<Void> deliver = Tasks.custom(DeliveryQueue.DESCRIPTOR)
			.onFailureReschedule(FixedDelay.of(AGAIN))
			.execute((instance, context) -> completion(deliveries.attempt(instance.getId())));
		RecurringTask<Void> tidy = Tasks.recurring("forget-deliveries", FixedDelay.of(TIDY))
			.execute((instance, context) -> deliveries.forgetOld());
		this.scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), deliver)
			.startTasks(tidy)
			.tableName(DeliveryQueue.TABLE)
			.threads(THREADS)
			.pollingInterval(LOOK)
			.heartbeatInterval(HEARTBEAT)
			.shutdownMaxWait(Duration.ofSeconds(5))
			.build();
	}

	private static CompletionHandler<Void> completion(Optional<Instant> again) {
		return (complete, operations) -> {
			if (again.isPresent()) {
				operations.reschedule(complete, again.get());
			}
			else {
				operations.remove();
			}
		};
	}

	/** A replica that only trains needs no way to the outside. */
	@EventListener(ApplicationReadyEvent.class)
	void start() {
		if (this.wanted) {
			this.scheduler.start();
		}
	}

	/** Does not wait for the next look. */
	@TransactionalEventListener
	void onDue(DeliveryQueue.Due due) {
		this.scheduler.triggerCheckForDueExecutions();
	}

	@PreDestroy
	void stop() {
		this.scheduler.stop();
	}

}
