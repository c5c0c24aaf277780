package io.adax.trainer.data;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/** Which shares of the rows are held back from training. */
@Schema(description = "Which shares of the rows are held back. Rows are drawn by the job's seed.")
public record SplitSpec(
		@Schema(description = "Share for validation after each epoch.", defaultValue = "0.2",
				example = "0.2") @DecimalMin("0") @DecimalMax("0.9") Double validation,
		@Schema(description = "Share for the final test.", defaultValue = "0",
				example = "0.0") @DecimalMin("0") @DecimalMax("0.9") Double test,
		@Schema(description = "Keep the shares of the classes in every part; by default true for a classification. Not for a regression.",
				example = "true") @Nullable Boolean stratify) {

	public SplitSpec {
		validation = Objects.requireNonNullElse(validation, 0.2);
		test = Objects.requireNonNullElse(test, 0.0);
	}

}
