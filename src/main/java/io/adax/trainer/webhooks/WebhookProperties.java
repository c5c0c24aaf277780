package io.adax.trainer.webhooks;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are told.
 *
 * @param allowedNetworks networks that are not public and nevertheless may be told, such
 * as 10.1.0.0/16
 * @param maxWebhooks how many a project may have
 * @param maxAttempts attempts at one delivery
 * @param backOff until the second attempt; three times as long until each further one
 * @param maxBackOff but no longer than this
 * @param timeout of each step of an attempt: connection, answer
 * @param retention how long deliveries are listed
 */
@ConfigurationProperties("trainer.webhooks")
@Validated
record WebhookProperties(@DefaultValue List<Network> allowedNetworks,
		@DefaultValue("100") @Min(0) @Max(10_000) int maxWebhooks, @DefaultValue("8") @Min(1) @Max(50) int maxAttempts,
		@DefaultValue("10s") @DurationMin(millis = 1) @DurationMax(days = 1) Duration backOff,
		@DefaultValue("6h") @DurationMin(millis = 1) @DurationMax(days = 1) Duration maxBackOff,
		@DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 1) Duration timeout,
		@DefaultValue("30d") @DurationMin(hours = 1) @DurationMax(days = 3650) Duration retention) {

	/** How long to wait after so many failures in a row. */
	Duration backOff(int failures) {
		Duration wait = this.backOff;
		for (int i = 1; i < failures && wait.compareTo(this.maxBackOff) < 0; i++) {
			wait = wait.multipliedBy(3);
		}
		return (wait.compareTo(this.maxBackOff) < 0) ? wait : this.maxBackOff;
	}

}
