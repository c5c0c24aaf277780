package io.adax.trainer.data;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A column of a table, as its values showed it to be. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A column of a dataset, with what its values showed.")
public record Column(@Schema(description = "Name, from the header or c1, c2, ….", example = "age") String name,
		ColumnType type, @Schema(description = "Rows without a value here.", example = "0") long missing,
		@Schema(description = "How many different values there are; for numeric and ignored columns counted up to 1,000.",
				example = "73") long distinct,
		@Schema(description = "Smallest value; numeric columns only.", example = "17") @Nullable Double minimum,
		@Schema(description = "Largest value; numeric columns only.", example = "90") @Nullable Double maximum,
		@Schema(description = "Mean over the rows that have a value; numeric columns only.",
				example = "38.58") @Nullable Double mean,
		@Schema(description = "Population standard deviation; numeric columns only.",
				example = "13.64") @Nullable Double standardDeviation,
		@Schema(description = "The values in their order of encoding; categorical columns, and numeric columns that can serve as class labels.",
				example = "[\"Private\",\"State-gov\"]") @Nullable List<String> categories) {
}
