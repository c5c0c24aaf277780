package io.adax.trainer.models;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.data.Task;
import io.adax.trainer.training.Exactness;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A model as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Model", description = "A trained model.")
record ModelView(
		@Schema(description = "Identifier of the model.", example = "019aa3f1-0c11-7d20-b2a1-0242ac120002") String id,
		@Schema(description = "The project that it belongs to.", example = "default") String project,
		@Schema(description = "The job that made it.", example = "019aa3f0-4b2a-7f00-9a55-0242ac120002") String jobId,
		@Schema(description = "The attempt that made it.",
				example = "019aa3f0-5d1e-7c11-8f7e-0242ac120002") String runId,
		@Schema(description = "The job's name.", example = "digits") String name, Task task,
		@Schema(description = "The column that it predicts.", example = "class") String target,
		@Schema(description = "Number of parameters.", example = "387") long parameters,
		@Schema(description = "Epoch after which its parameters were taken: the one with the best validation.",
				example = "17") int epoch,
		@Schema(description = "Iterations completed by then.", example = "136") long iteration,
		@Schema(description = "SHA-256 of the archive.",
				example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String sha256,
		@Schema(description = "Size of the archive.", example = "5120") long sizeBytes,
		@Schema(description = "SHA-256 over the parameters as little-endian float32: equal for two runs that ended with the same bits.",
				example = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752") String parametersSha256,
		@Schema(description = "The same over the optimizer's state at that moment.",
				example = "fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13") String optimizerStateSha256,
		@Nullable Exactness exactness, @Nullable Origin origin,
		@Schema(description = "When it was stored.", example = "2026-11-23T10:15:42Z") Instant createdAt) {
}
