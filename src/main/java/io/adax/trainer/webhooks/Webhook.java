package io.adax.trainer.webhooks;

import java.time.Instant;
import java.util.List;

import io.adax.trainer.access.ProjectRow;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Somebody who is told what happens to jobs. */
@Entity
class Webhook extends ProjectRow {

	@Id
	private String id;

	private String url;

	@Convert(converter = EventsText.class)
	private List<WebhookEvent> events;

	private String secret;

	private boolean active;

	private int failures;

	private Instant pausedUntil;

	private Instant createdAt;

	protected Webhook() {
	}

	Webhook(String id, String project, WebhookRequest request, Secret secret, Instant createdAt) {
		this.id = id;
		belongTo(project);
		this.url = request.url();
		this.events = request.events().stream().distinct().toList();
		this.secret = secret.text();
		this.active = true;
		this.createdAt = createdAt;
	}

	boolean wants(WebhookEvent event) {
		return this.active
				&& (event == WebhookEvent.WEBHOOK_TEST || this.events.isEmpty() || this.events.contains(event));
	}

	/** It answered as it should. */
	void succeeded() {
		this.failures = 0;
		this.pausedUntil = null;
	}

	/**
	 * It did not. Until it is tried again, nothing else is sent to it, or one that is
	 * away would keep all senders busy.
	 */
	void failed(WebhookProperties properties, Instant now) {
		this.failures++;
		this.pausedUntil = now.plus(properties.backOff(this.failures));
	}

	/** It said that it does not exist any more. */
	void deactivate() {
		this.active = false;
	}

	String id() {
		return this.id;
	}

	String url() {
		return this.url;
	}

	boolean isActive() {
		return this.active;
	}

	Secret secret() {
		return new Secret(this.secret);
	}

	/** Nothing is sent before that time; null if nothing hinders. */
	@Nullable Instant pausedUntil() {
		return this.pausedUntil;
	}

	WebhookView view() {
		return new WebhookView(this.id, project(), this.url, this.events, this.active, this.createdAt);
	}

}
