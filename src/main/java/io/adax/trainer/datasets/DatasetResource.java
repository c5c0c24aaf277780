package io.adax.trainer.datasets;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.adax.trainer.data.Column;
import io.swagger.v3.oas.annotations.media.Schema;

/** A dataset as the API shows it. */
@Schema(name = "Dataset", description = "A table, and what a scan of its values showed.")
record DatasetResource(@JsonUnwrapped DatasetSummary summary,
		@Schema(description = "The columns in the file's order.") List<Column> columns,
		@Schema(description = "What you should know about the table, one sentence each.",
				example = "[\"Column 'id' is left out: each row has another text.\"]") List<String> warnings) {
}
