package io.adax.trainer.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** How a column's values are understood. */
@Schema(description = "How a column's values are understood.", example = "numeric")
public enum ColumnType {

	@JsonProperty("numeric")
	NUMERIC,

	@JsonProperty("categorical")
	CATEGORICAL,

	/**
	 * Left out of the features: empty, or with too many distinct values to be a category.
	 */
	@JsonProperty("ignored")
	IGNORED

}
