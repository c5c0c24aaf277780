package io.adax.trainer.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.access.Projects;
import io.adax.trainer.web.Ids;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is told what happens to jobs. */
@Component
@Transactional
class Webhooks {

	/** Above all identifiers. */
	private static final String FIRST = "~";

	private final WebhookRepository repository;

	private final DeliveryRepository deliveries;

	private final Outbox outbox;

	private final WebhookProperties properties;

	private final Projects projects;

	private final Ids ids;

	private final Clock clock;

	Webhooks(WebhookRepository repository, DeliveryRepository deliveries, Outbox outbox, WebhookProperties properties,
			Projects projects, Ids ids, Clock clock) {
		this.repository = repository;
		this.deliveries = deliveries;
		this.outbox = outbox;
		this.properties = properties;
		this.projects = projects;
		this.ids = ids;
		this.clock = clock;
	}

	/** Adds one. The request is checked already. */
	NewWebhookView add(WebhookRequest request) {
		String project = this.projects.current();
		if (this.repository.countByProject(project) >= this.properties.maxWebhooks()) {
			throw ProblemType.CONFLICT.because("The project has %d webhooks already (trainer.webhooks.max-webhooks)."
				.formatted(this.properties.maxWebhooks()));
		}
		Secret secret = Optional.ofNullable(request.secret()).map(Secret::new).orElseGet(Secret::random);
		Webhook webhook = new Webhook(this.ids.next(), project, request, secret,
				this.clock.instant().truncatedTo(ChronoUnit.MICROS));
		this.repository.save(webhook);
		return new NewWebhookView(webhook.view(this.clock.instant()), secret.text());
	}

	@Transactional(readOnly = true)
	Page<WebhookView> list(PageQuery page) {
		List<Webhook> found = this.repository.findBefore(Objects.requireNonNullElse(page.after(), FIRST),
				Limit.of(page.fetch()));
		Instant now = this.clock.instant();
		return Page.of(found, page, Webhook::id).map((webhook) -> webhook.view(now));
	}

	@Transactional(readOnly = true)
	WebhookView get(String id) {
		return require(id).view(this.clock.instant());
	}

	/** Deletes one with its deliveries; those under way may still arrive. */
	void delete(String id) {
		// first the webhook, then its deliveries: whoever notes an attempt does so, too
		Webhook webhook = this.repository.lock(id).orElseThrow(() -> unknown(id));
		this.deliveries.deleteOf(id);
		this.repository.delete(webhook);
	}

	/** Sends a message that means nothing. */
	DeliveryView test(String id) {
		Webhook webhook = require(id);
		if (!webhook.isActive()) {
			throw ProblemType.CONFLICT.because("Webhook " + id + " is not active: it answered 410.");
		}
		return this.outbox.put(webhook, Message.test(this.clock.instant().truncatedTo(ChronoUnit.MICROS)));
	}

	/** What one was told, or will be, the newest first. */
	@Transactional(readOnly = true)
	Page<DeliveryView> deliveries(String id, PageQuery page) {
		require(id);
		List<Delivery> found = this.deliveries.findBefore(id, Objects.requireNonNullElse(page.after(), FIRST),
				Limit.of(page.fetch()));
		return Page.of(found, page, Delivery::id).map(Delivery::view);
	}

	private Webhook require(String id) {
		return this.repository.findById(id).orElseThrow(() -> unknown(id));
	}

	private static ProblemException unknown(String id) {
		return ProblemType.NOT_FOUND.because("There is no webhook " + id + ".");
	}

}
