package io.adax.trainer.jobs;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.runs.Difference;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rebuild as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Rebuild", description = "A job that trains a model again, and what it came to.")
record RebuildView(@Schema(description = "The job.", example = "019aa3f9-4b2a-7f00-9a55-0242ac120002") String jobId,
		JobStatus status,
		@Schema(description = "Whether parameters and optimizer state ended with the same bits; left out until the job has succeeded.",
				example = "true") @Nullable Boolean equal,
		@Schema(description = "Whether the parameters did.", example = "true") @Nullable Boolean parametersEqual,
		@Schema(description = "Whether the optimizer's state did.",
				example = "true") @Nullable Boolean optimizerStateEqual,
		@Schema(description = "Checkpoints that both trainings have written so far, whose hashes were compared.",
				example = "12") long checkpointsCompared,
		@Schema(description = "The first of them at which they differ.") @Nullable Difference firstDifference,
		@Schema(description = "What is another in the rebuild's numeric environment; empty if nothing is, left out until it has succeeded.",
				example = "[]") @Nullable List<String> environmentChanges) {
}
