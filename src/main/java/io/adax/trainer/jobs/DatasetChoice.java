package io.adax.trainer.jobs;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.data.CategoricalEncoding;
import io.adax.trainer.data.Normalization;
import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** Which data a job learns from, and how it becomes numbers. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Which data to learn from, and how it becomes numbers.")
record DatasetChoice(
		@Schema(description = "Identifier of the dataset; `iris` is built in.",
				example = "iris") @NotBlank @Pattern(regexp = Printable.TEXT, message = Printable.NO_TEXT) String id,
		@Schema(description = "The column to learn; the dataset's own target if left out.",
				example = "species") @Nullable String target,
		@Schema(description = "Another dataset with the same columns, in any order, whose rows are the test part.",
				example = "019aa3ef-77d0-7b0e-a1c5-0242ac120002") @Nullable @Pattern(
						regexp = Printable.TEXT, message = Printable.NO_TEXT) String testDatasetId,
		@Valid SplitSpec split,
		@Schema(description = "How numbers are scaled.", defaultValue = "standardize",
				example = "standardize") Normalization normalization,
		@Schema(description = "How categories become numbers.", defaultValue = "onehot",
				example = "onehot") CategoricalEncoding categories) {

	DatasetChoice {
		split = Objects.requireNonNullElseGet(split, () -> new SplitSpec(0.2, 0.0, null));
		normalization = Objects.requireNonNullElse(normalization, Normalization.STANDARDIZE);
		categories = Objects.requireNonNullElse(categories, CategoricalEncoding.ONE_HOT);
	}

	DatasetChoice withTarget(String target) {
		return new DatasetChoice(this.id, target, this.testDatasetId, this.split, this.normalization, this.categories);
	}

}
