package io.adax.trainer.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What is learned from a target column. */
@Schema(description = "What is learned: a class label, or a number.", example = "classification")
public enum Task {

	@JsonProperty("classification")
	CLASSIFICATION,

	@JsonProperty("regression")
	REGRESSION

}
