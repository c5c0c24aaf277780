package io.adax.trainer.audit;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept of who did what.
 *
 * @param reads whether requests that change nothing are written down, too; those that
 * were refused always are
 * @param retention how long it is kept
 */
@ConfigurationProperties("trainer.audit")
@Validated
record AuditProperties(@DefaultValue("false") boolean reads,
		@DefaultValue("90d") @DurationMin(hours = 1) @DurationMax(days = 3650) Duration retention) {
}
