package io.adax.trainer.webhooks;

import java.time.Clock;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;

import org.springframework.context.ApplicationEventPublisher;
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

	private final ApplicationEventPublisher publisher;

	private final Clock clock;

	DeliveryQueue(DataSource database, ApplicationEventPublisher publisher, Clock clock) {
		this.scheduler = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
			.tableName(TABLE)
			.build();
		this.publisher = publisher;
		this.clock = clock;
	}

	/** A delivery waits in this replica's database. */
	record Added(String deliveryId) {
	}

	void add(String deliveryId) {
		this.scheduler.scheduleIfNotExists(DESCRIPTOR.instance(deliveryId).scheduledTo(this.clock.instant()));
		this.publisher.publishEvent(new Added(deliveryId));
	}

}
