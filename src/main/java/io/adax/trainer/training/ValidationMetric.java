package io.adax.trainer.training;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.adax.trainer.data.Task;
import io.swagger.v3.oas.annotations.media.Schema;

/** What is measured on the validation part, and may tell when to stop. */
@Schema(description = "Metric of the validation part: loss and accuracy of a classification, loss, rmse and r2 of a regression.",
		example = "validation.loss")
public enum ValidationMetric {

	@JsonProperty("validation.loss")
	LOSS, @JsonProperty("validation.accuracy")
	ACCURACY, @JsonProperty("validation.rmse")
	RMSE, @JsonProperty("validation.r2")
	R2;

	static Set<ValidationMetric> of(Task task) {
		return (task == Task.REGRESSION) ? EnumSet.of(LOSS, RMSE, R2) : EnumSet.of(LOSS, ACCURACY);
	}

	boolean isBetterIfHigher() {
		return switch (this) {
			case ACCURACY, R2 -> true;
			case LOSS, RMSE -> false;
		};
	}

	/** The name of its curve, and its own in JSON. */
	public String wireName() {
		return "validation." + name().toLowerCase(Locale.ROOT);
	}

}
