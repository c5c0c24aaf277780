package io.adax.trainer.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * The entries of deliveries with db-scheduler, in a table of their own. Call in the
 * transaction that makes the delivery.
 */
@Component
class DeliveryQueue {

	static final String TABLE = "delivery_tasks";

	static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("deliver");

	private final SchedulerClient scheduler;

	private final JdbcTemplate database;

	private final ApplicationEventPublisher publisher;

	private final Clock clock;

	DeliveryQueue(DataSource database, JdbcTemplate statements, ApplicationEventPublisher publisher, Clock clock) {
		this.database = statements;
		this.scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
			.tableName(TABLE)
			.build();
		this.publisher = publisher;
		this.clock = clock;
	}

	/** Some delivery may be tried now. */
	record Due() {
	}

	void add(String deliveryId) {
		this.scheduler.scheduleIfNotExists(DESCRIPTOR.instance(deliveryId).scheduledTo(this.clock.instant()));
		this.publisher.publishEvent(new Due());
	}

	/** What waits for the end of a webhook's pause need not wait any more. */
	void endPause(String webhookId, Instant pausedUntil) {
		this.database.update(
				"update " + TABLE + " set execution_time = ?, version = version + 1"
						+ " where task_name = ? and picked = false and execution_time = ?"
						+ " and task_instance in (select id from delivery where webhook_id = ?)",
				at(this.clock.instant()), DESCRIPTOR.getTaskName(), at(pausedUntil), webhookId);
		this.publisher.publishEvent(new Due());
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
