package io.adax.trainer.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class DeliveriesTest {

	private static final WebhookProperties PROPERTIES = new WebhookProperties(List.of(), 100, 8, Duration.ofSeconds(10),
			Duration.ofHours(6), Duration.ofSeconds(10), Duration.ofDays(30));

	private static final Instant PAUSE = Instant.EPOCH.plusSeconds(10);

	private final DeliveryRepository repository = mock();

	private final WebhookRepository webhooks = mock();

	private final Sender sender = mock();

	private final TransactionTemplate transaction = mock();

	private final DeliveryQueue queue = mock();

	private final Deliveries deliveries = new Deliveries(this.repository, this.webhooks, this.queue, this.sender,
			PROPERTIES, this.transaction, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	private final List<String> sent = new ArrayList<>();

	@BeforeEach
	void begin() {
		given(this.transaction.execute(any())).willReturn(Optional.empty());
	}

	/** While one is being told, the next one is tried. */
	@Test
	void letsNoProjectTakeAllTheTime() {
		List<Optional<Instant>> again = new ArrayList<>();
		add("slow");
		add("quick");
		given(this.sender.send(any(), any())).willAnswer((call) -> {
			String project = call.<Webhook>getArgument(0).project();
			this.sent.add(project);
			if (project.equals("slow")) {
				again.add(this.deliveries.attempt("slow"));
				again.add(this.deliveries.attempt("quick"));
			}
			return mock(DeliveryAttempt.class);
		});
		assertThat(this.deliveries.attempt("slow")).isEmpty();
		assertThat(this.sent).containsExactly("slow", "slow", "quick", "quick");
		assertThat(again).containsOnlyOnce(Optional.of(Instant.EPOCH.plusSeconds(1)));
		this.sent.clear();
		this.deliveries.attempt("slow");
		assertThat(this.sent).as("it is its turn again").startsWith("slow", "slow");
	}

	/** Two are told at a time: a receiver that is away fails both. */
	@Test
	void countsWhatFailsSideBySideAsOneFailure() {
		Webhook webhook = webhook();
		add("one", WebhookEvent.JOB_QUEUED);
		add("two", WebhookEvent.JOB_RUNNING);
		given(this.sender.send(any(), any())).willAnswer((call) -> {
			if (call.<Delivery>getArgument(1).id().equals("one")) {
				this.deliveries.attempt("two");
			}
			return new DeliveryAttempt(Instant.EPOCH, 503, 1, null);
		});
		this.deliveries.attempt("one");
		assertThat(webhook.pausedUntil(Instant.EPOCH)).isEqualTo(PAUSE);
	}

	@Test
	void sendsATestDuringAPauseWhichEndsIt() {
		Webhook webhook = webhook();
		webhook.failed(Instant.EPOCH, PROPERTIES, Instant.EPOCH);
		add("waits", WebhookEvent.JOB_QUEUED);
		add("test", WebhookEvent.WEBHOOK_TEST);
		given(this.sender.send(any(), any())).willReturn(new DeliveryAttempt(Instant.EPOCH, 204, 1, null));
		assertThat(this.deliveries.attempt("waits")).contains(PAUSE);
		assertThat(this.deliveries.attempt("test")).isEmpty();
		assertThat(webhook.pausedUntil(Instant.EPOCH)).isNull();
		then(this.queue).should().endPause("webhook", PAUSE);
	}

	private Webhook webhook() {
		Webhook webhook = new Webhook("webhook", "vision", new WebhookRequest("http://198.41.0.4/", List.of(), null),
				Secret.random(), Instant.EPOCH);
		given(this.webhooks.findById("webhook")).willReturn(Optional.of(webhook));
		given(this.webhooks.lock("webhook")).willReturn(Optional.of(webhook));
		given(this.transaction.execute(any()))
			.willAnswer((call) -> call.<TransactionCallback<?>>getArgument(0).doInTransaction(mock()));
		return webhook;
	}

	private void add(String id, WebhookEvent event) {
		given(this.repository.findById(id))
			.willReturn(Optional.of(new Delivery(id, "webhook", new Message(event, Instant.EPOCH, null), "{}")));
	}

	private void add(String project) {
		Delivery delivery = mock();
		given(delivery.isPending()).willReturn(true);
		given(delivery.webhookId()).willReturn(project);
		given(this.repository.findById(project)).willReturn(Optional.of(delivery));
		Webhook webhook = mock();
		given(webhook.isActive()).willReturn(true);
		given(webhook.project()).willReturn(project);
		given(this.webhooks.findById(project)).willReturn(Optional.of(webhook));
	}

}
