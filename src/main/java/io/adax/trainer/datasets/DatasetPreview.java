package io.adax.trainer.datasets;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/** The first rows of a table, as texts. */
@Schema(description = "The first rows of a table.")
record DatasetPreview(
		@Schema(description = "Names of the columns.", example = "[\"age\",\"income\"]") List<String> columns,
		@Schema(description = "The fields of each row, as they stand in the file.",
				example = "[[\"39\",\"<=50K\"]]") List<List<String>> rows) {
}
