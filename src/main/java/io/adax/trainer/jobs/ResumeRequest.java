package io.adax.trainer.jobs;

import java.time.Duration;

import io.adax.trainer.training.TrainingSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** How a job shall go on. */
@Schema(description = "How a job shall go on.")
record ResumeRequest(@Schema(
		description = "Training time beyond that which it had (ISO 8601 duration). If left out: as much as it asked for, if that is used up; else nothing more.",
		type = "string", pattern = TrainingSpec.TIME,
		example = "PT30M") @Nullable @DurationMin(millis = 1, message = TrainingSpec.NO_TIME) @DurationMax(days = 3650,
				message = TrainingSpec.NO_TIME) Duration maxDuration) {
}
