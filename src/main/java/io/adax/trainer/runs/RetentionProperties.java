package io.adax.trainer.runs;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what runs leave is kept; null for as long as the job.
 *
 * @param keepCheckpoints the newest checkpoints that stay of a job that has succeeded or
 * was cancelled
 * @param checkpoints how long after the end of the job
 * @param logs how long after the last line
 * @param metrics how long after the end of the run
 */
@ConfigurationProperties("trainer.retention")
@Validated
record RetentionProperties(@DefaultValue("1") @Min(0) @Max(100) int keepCheckpoints,
		@DefaultValue("30d") @Nullable @DurationMin Duration checkpoints,
		@DefaultValue("90d") @Nullable @DurationMin Duration logs, @Nullable @DurationMin Duration metrics) {
}
