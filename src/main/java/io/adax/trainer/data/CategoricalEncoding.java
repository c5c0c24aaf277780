package io.adax.trainer.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** How categories become numbers. */
@Schema(description = "How categories become features: onehot gives one input a category, integer one input with the category's position (scaled like a number). A category that no row of the training part has counts as missing.",
		example = "onehot")
public enum CategoricalEncoding {

	@JsonProperty("onehot")
	ONE_HOT,

	@JsonProperty("integer")
	INTEGER

}
