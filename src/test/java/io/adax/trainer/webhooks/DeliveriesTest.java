package io.adax.trainer.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class DeliveriesTest {

	private final DeliveryRepository repository = mock();

	private final WebhookRepository webhooks = mock();

	private final Sender sender = mock();

	private final TransactionTemplate transaction = mock();

	private final Deliveries deliveries = new Deliveries(this.repository, this.webhooks, this.sender, mock(),
			this.transaction, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

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
