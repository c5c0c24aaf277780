package io.adax.trainer.webhooks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.adax.trainer.access.ProjectRow;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Somebody who is told what happens to jobs. */
@Entity
final class Webhook extends ProjectRow {

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

	/**
	 * It answered as it should.
	 * @return when the pause would have ended that this ends; empty if there was none
	 */
	Optional<Instant> succeeded() {
		Optional<Instant> pause = Optional.ofNullable(this.pausedUntil);
		this.failures = 0;
		this.pausedUntil = null;
		return pause;
	}

	/**
	 * It did not. Until it is tried again, nothing else is sent to it, or one that is
	 * away would keep all senders busy. What began before it was known to be away tells
	 * nothing new.
	 */
	void failed(Instant begun, WebhookProperties properties, Instant now) {
		if (!isPaused(begun)) {
			this.failures++;
			// as the database keeps it: what waits for that moment is found by it
			this.pausedUntil = now.plus(properties.backOff(this.failures)).truncatedTo(ChronoUnit.MICROS);
		}
	}

	private boolean isPaused(Instant time) {
		return this.pausedUntil != null && this.pausedUntil.isAfter(time);
	}

	/** It said that it does not exist any more. */
	void deactivate() {
		this.active = false;
	}

	@Override
	public String getId() {
		return this.id;
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

	/** Nothing but tests is sent before that time; null if nothing hinders. */
	@Nullable Instant pausedUntil(Instant now) {
		return isPaused(now) ? this.pausedUntil : null;
	}

	WebhookView view(Instant now) {
		return new WebhookView(this.id, project(), this.url, this.events, this.active, pausedUntil(now),
				this.createdAt);
	}

}
