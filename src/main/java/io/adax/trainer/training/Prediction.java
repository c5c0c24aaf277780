package io.adax.trainer.training;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a model says of one row: a label with its probabilities, or a value. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What the model says of one row: `label` and `probabilities` for a classification, `value` for a regression.")
public record Prediction(
		@Schema(description = "The most probable label; classification only.",
				example = "setosa") @Nullable String label,
		@Schema(description = "Probability by label; classification only.",
				example = "{\"setosa\":0.98,\"versicolor\":0.02}") @Nullable Map<String, Double> probabilities,
		@Schema(description = "The predicted number, in the target's own unit; regression only.",
				example = "5.9") @Nullable Double value,
		@Schema(description = "What you should know about this row's values, one sentence each; left out if there is nothing.",
				example = "[\"colour: \\\"green\\\" was not in the training data and counts as missing.\"]") @Nullable List<String> warnings) {

	/** The answer to a row is no finite number. */
	public static final Prediction NONE = new Prediction(null, null, null, null);

	/** The same with what should be known about the row. */
	public Prediction withWarnings(List<String> warnings) {
		return new Prediction(this.label, this.probabilities, this.value, warnings);
	}

}
