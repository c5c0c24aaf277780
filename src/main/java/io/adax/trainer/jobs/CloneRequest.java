package io.adax.trainer.jobs;

import java.util.List;

import io.adax.trainer.data.Task;
import io.adax.trainer.training.NetworkSpec;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.TrainingSpec;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.MergePatch;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields that a clone's merge patch may name: those of a job, and where to go on
 * from.
 */
@Schema(name = "CloneRequest", description = "A merge patch of a job's request.")
record CloneRequest(@Schema(description = "Another name.", example = "digits again") @Nullable String name,
		@Schema(description = "Other tags.", example = "[\"demo\"]") @Nullable List<String> tags,
		@Schema(description = "Another priority.", example = "0") @Nullable Integer priority,
		@Schema(description = "Another task.", example = "classification") @Nullable Task task,
		@Nullable DatasetChoice dataset, @Nullable NetworkSpec network, @Nullable OptimizerSpec optimizer,
		@Nullable TrainingSpec training,
		@Schema(description = "Iterations of the checkpoint of the original to go on from; from the beginning if left out.",
				example = "500") @Nullable Long fromCheckpoint) {

	static final String FROM_CHECKPOINT = "fromCheckpoint";

	static @Nullable Long fromCheckpoint(MergePatch patch) {
		JsonNode value = patch.patch().path(FROM_CHECKPOINT);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
			throw InvalidRequest.at("/" + FROM_CHECKPOINT,
					"must be the iterations of a checkpoint, found " + value.toString());
		}
		return value.asLong();
	}

}
