package io.adax.trainer.jobs;

import java.util.List;

import io.adax.trainer.data.Task;
import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.training.NetworkSpec;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.TrainingSpec;
import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a clone's merge patch may name: those of a job, and where to go on
 * from.
 */
@Schema(name = "CloneRequest", description = "A merge patch of a job's request.")
record CloneRequest(
		@Schema(description = "Another name.",
				example = "digits again") @Nullable @Pattern(regexp = Printable.NAME) String name,
		@Schema(description = "Other tags.",
				example = "[\"demo\"]") @Nullable @Size(max = 20) List<@Pattern(regexp = JobLabels.TAG) String> tags,
		@Schema(description = "Another priority.", example = "0") @Nullable @Min(-100) @Max(100) Integer priority,
		@Schema(description = "Another pool.",
				example = "default") @Nullable @Pattern(regexp = WorkerProperties.POOL) String pool,
		@Schema(description = "Another task.", example = "classification") @Nullable Task task,
		@Nullable DatasetChoice dataset, @Nullable NetworkSpec network, @Nullable OptimizerSpec optimizer,
		@Nullable TrainingSpec training,
		@Schema(description = "Iterations of the checkpoint of the original to go on from; from the beginning if left out.",
				example = "500") @Nullable @Min(1) Long fromCheckpoint) {

	static final String FROM_CHECKPOINT = "fromCheckpoint";

	/** What of it is no field of the new job's request. */
	record Start(@Schema(description = "Iterations of a checkpoint.") @Nullable @Min(1) Long fromCheckpoint) {
	}

}
