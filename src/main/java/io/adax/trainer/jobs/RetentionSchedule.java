package io.adax.trainer.jobs;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long jobs are kept, and how often somebody looks.
 *
 * @param jobs how long after its end a job is deleted; never if null
 * @param every between two looks
 */
@ConfigurationProperties("trainer.retention")
@Validated
record RetentionSchedule(@Nullable @DurationMin Duration jobs,
		@DefaultValue("24h") @DurationMin(seconds = 1) Duration every) {
}
