package io.adax.trainer.runs;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.training.CheckpointFile;
import io.adax.trainer.training.TrainingResult.BestMetric;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A checkpoint as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Checkpoint", description = "A state to go on from.")
record CheckpointView(@Schema(description = "Iterations completed.", example = "500") long iteration,
		@Schema(description = "Epochs completed and evaluated; an epoch is evaluated after its last checkpoint.",
				example = "62") int epoch,
		@Schema(description = "Number of the attempt that wrote it.", example = "1") @Nullable Integer attempt,
		@Schema(description = "Size of the file.", example = "12288") long sizeBytes,
		@Schema(description = "SHA-256 of all bytes of the file before the last 32, which are this hash.",
				example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String sha256,
		@Schema(description = "The best validation so far; its parameters are in the checkpoint, too.") @Nullable BestMetric best,
		@Schema(description = "When it was written.", example = "2026-11-23T10:15:31.250Z") Instant createdAt,
		@Schema(description = "The file itself.",
				example = "/api/v1/jobs/019aa3f0-4b2a-7f00-9a55-0242ac120002/checkpoints/500/content") String content) {

	static CheckpointView of(String jobId, CheckpointFile file, @Nullable Integer attempt) {
		return new CheckpointView(file.iteration(), file.epoch(), attempt, file.sizeBytes(), file.sha256(), file.best(),
				file.createdAt(), "/api/v1/jobs/%s/checkpoints/%d/content".formatted(jobId, file.iteration()));
	}

}
