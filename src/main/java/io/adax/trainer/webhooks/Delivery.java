package io.adax.trainer.webhooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** One message to one webhook. */
@Entity
final class Delivery {

	@Id
	private String id;

	private String webhookId;

	@Enumerated(EnumType.STRING)
	private WebhookEvent event;

	private String jobId;

	private String payload;

	@Enumerated(EnumType.STRING)
	private Status status;

	private int attempts;

	@Convert(converter = AttemptsText.class)
	private List<DeliveryAttempt> attemptLog;

	private Instant createdAt;

	protected Delivery() {
	}

	Delivery(String id, String webhookId, Message message, String payload) {
		this.id = id;
		this.webhookId = webhookId;
		this.event = message.type();
		this.jobId = message.jobId();
		this.payload = payload;
		this.status = Status.PENDING;
		this.attemptLog = List.of();
		this.createdAt = message.timestamp();
	}

	/** Where a delivery stands. */
	@Schema(name = "DeliveryStatus",
			description = "pending: it will be tried, or tried again; delivered: it was answered with 2xx; failed: it was given up.",
			example = "delivered")
	enum Status {

		@JsonProperty("pending")
		PENDING, @JsonProperty("delivered")
		DELIVERED, @JsonProperty("failed")
		FAILED

	}

	/** Notes an attempt. */
	void tried(DeliveryAttempt attempt, int maxAttempts) {
		List<DeliveryAttempt> all = new ArrayList<>(this.attemptLog);
		all.add(attempt);
		this.attemptLog = all;
		this.attempts++;
		if (attempt.isSuccess()) {
			this.status = Status.DELIVERED;
		}
		else if (attempt.isGone() || this.attempts >= maxAttempts) {
			this.status = Status.FAILED;
		}
	}

	/** Its webhook wants nothing any more. */
	void giveUp() {
		this.status = Status.FAILED;
	}

	String id() {
		return this.id;
	}

	String webhookId() {
		return this.webhookId;
	}

	String payload() {
		return this.payload;
	}

	int attempts() {
		return this.attempts;
	}

	/** Whether somebody tries the webhook. */
	boolean isTest() {
		return this.event == WebhookEvent.WEBHOOK_TEST;
	}

	boolean isPending() {
		return this.status == Status.PENDING;
	}

	DeliveryView view() {
		return new DeliveryView(this.id, this.event, this.jobId, this.status, this.attemptLog, this.createdAt);
	}

}
