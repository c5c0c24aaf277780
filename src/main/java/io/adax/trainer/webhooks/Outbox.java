package io.adax.trainer.webhooks;

import io.adax.trainer.runs.RecordedEvent;
import io.adax.trainer.web.Ids;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages on their way. They are put here in the transaction of what they tell of, so
 * that nothing is told that did not happen, and nothing is forgotten.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Outbox {

	private static final JsonMapper JSON = new JsonMapper();

	private final WebhookRepository webhooks;

	private final DeliveryRepository deliveries;

	private final DeliveryQueue queue;

	private final Ids ids;

	Outbox(WebhookRepository webhooks, DeliveryRepository deliveries, DeliveryQueue queue, Ids ids) {
		this.webhooks = webhooks;
		this.deliveries = deliveries;
		this.queue = queue;
		this.ids = ids;
	}

	/** Puts in what whoever wants it shall be told of a job. */
	@EventListener
	void onRecorded(RecordedEvent recorded) {
		WebhookEvent.of(recorded.event())
			.ifPresent((type) -> this.webhooks.findByProjectAndActiveTrue(recorded.project())
				.stream()
				.filter((webhook) -> webhook.wants(type))
				.forEach((webhook) -> put(webhook, Message.of(type, recorded))));
	}

	/** Puts a message in. */
	DeliveryView put(Webhook webhook, Message message) {
		Delivery delivery = new Delivery(this.ids.next(), webhook.id(), message, JSON.writeValueAsString(message));
		this.deliveries.save(delivery);
		this.queue.add(delivery.id());
		return delivery.view();
	}

}
