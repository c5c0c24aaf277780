package io.adax.trainer.models;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.training.NumericEnvironment;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a model was made of, beside the request of its job. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Origin",
		description = "What the model was made of, beside the request of its job, which holds spec and seed.")
public record Origin(
		@Schema(description = "SHA-256 of the dataset's file.",
				example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String datasetSha256,
		@Schema(description = "SHA-256 of the test dataset's file, if the job names one.",
				example = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752") @Nullable String testDatasetSha256,
		NumericEnvironment environment,
		@Schema(description = "Why an undisturbed training might end with other bits; empty if it would not.",
				example = "[]") List<String> notExactBecause) {
}
