package io.adax.trainer.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** How numbers are scaled; always fitted on the training part only. */
@Schema(description = "How numeric features (and a regression's target) are scaled: standardize to mean 0 and deviation 1, minmax to 0..1, or none. Fitted on the training part only.",
		example = "standardize")
public enum Normalization {

	@JsonProperty("standardize")
	STANDARDIZE,

	@JsonProperty("minmax")
	MINMAX,

	@JsonProperty("none")
	NONE

}
