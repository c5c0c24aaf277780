package io.adax.trainer.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries deliveries. No connection to the database is held while somebody is told. When
 * the service ends in between, a message is sent again: receivers know it by its
 * {@code webhook-id}.
 */
@Component
class Deliveries {

	/**
	 * Attempts for one project at a time: one with slow receivers shall not hold up all.
	 */
	private static final int AT_A_TIME = 2;

	/** How soon to look again whether it is a delivery's turn. */
	private static final Duration NEXT_TURN = Duration.ofSeconds(1);

	private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

	private final DeliveryRepository repository;

	private final WebhookRepository webhooks;

	private final DeliveryQueue queue;

	private final Sender sender;

	private final WebhookProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Deliveries(DeliveryRepository repository, WebhookRepository webhooks, DeliveryQueue queue, Sender sender,
			WebhookProperties properties, TransactionTemplate transaction, Clock clock) {
		this.queue = queue;
		this.repository = repository;
		this.webhooks = webhooks;
		this.sender = sender;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Makes one attempt.
	 * @return when to make the next one; empty if there is nothing left to do
	 */
	Optional<Instant> attempt(String id) {
		Delivery delivery = this.repository.findById(id).filter(Delivery::isPending).orElse(null);
		Webhook webhook = (delivery != null) ? this.webhooks.findById(delivery.webhookId()).orElse(null) : null;
		if (delivery == null || webhook == null) {
			return Optional.empty();
		}
		if (!webhook.isActive()) {
			this.transaction.executeWithoutResult((status) -> this.repository.findById(id).ifPresent(Delivery::giveUp));
			return Optional.empty();
		}
		Instant pausedUntil = webhook.pausedUntil(this.clock.instant());
		if (pausedUntil != null && !delivery.isTest()) {
			return Optional.of(pausedUntil);
		}
		if (this.underWay.merge(webhook.project(), 1, Integer::sum) > AT_A_TIME) {
			end(webhook);
			return Optional.of(this.clock.instant().plus(NEXT_TURN));
		}
		try {
			DeliveryAttempt made = this.sender.send(webhook, delivery);
			return Objects.requireNonNull(this.transaction.execute((status) -> note(delivery, made)));
		}
		finally {
			end(webhook);
		}
	}

	private void end(Webhook webhook) {
		this.underWay.computeIfPresent(webhook.project(), (project, count) -> (count > 1) ? count - 1 : null);
	}

	private Optional<Instant> note(Delivery tried, DeliveryAttempt attempt) {
		Webhook webhook = this.webhooks.lock(tried.webhookId()).orElse(null);
		Delivery delivery = this.repository.findById(tried.id()).orElse(null);
		if (webhook == null || delivery == null) {
			return Optional.empty();
		}
		delivery.tried(attempt, this.properties.maxAttempts());
		Instant now = this.clock.instant();
		if (attempt.isSuccess()) {
			webhook.succeeded().ifPresent((pause) -> this.queue.endPause(webhook.id(), pause));
		}
		else {
			webhook.failed(attempt.time(), this.properties, now);
		}
		if (attempt.isGone()) {
			webhook.deactivate();
		}
		return delivery.isPending() ? Optional.of(now.plus(this.properties.backOff(delivery.attempts())))
				: Optional.empty();
	}

	/** Forgets what has been listed for long enough. */
	void forgetOld() {
		Instant before = this.clock.instant().minus(this.properties.retention());
		this.transaction.executeWithoutResult((status) -> this.repository.deleteBefore(before));
	}

}
