package io.adax.trainer.training;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How closely a run is looked at while it trains, and how often. */
@Schema(name = "Inspection",
		description = "How closely the run is looked at while it trains, and how often. The result does not depend on it, to the last bit.")
public record InspectionSpec(@Schema(
		description = "off: the loss and the learning rate, of each iteration; light: also optimizer.decay and optimizer.gradientNorm; full: also optimizer.effectiveRate, and of each layer updateRatio, gradientNorm and deadUnits.",
		defaultValue = "light", example = "full") Level level,
		@Schema(description = "Iterations between two looks; the first iteration is always looked at.",
				defaultValue = "10", example = "10") @Min(1) @Max(1_000_000_000) Integer everyIterations) {

	static final InspectionSpec DEFAULT = new InspectionSpec(Level.LIGHT, 10);

	public InspectionSpec {
		level = Objects.requireNonNullElse(level, Level.LIGHT);
		everyIterations = Objects.requireNonNullElse(everyIterations, 10);
	}

	/** Whether an iteration, counted from 1, is looked at. */
	boolean isDue(long iteration) {
		return this.level != Level.OFF && (iteration == 1 || iteration % this.everyIterations == 0);
	}

	/** How closely. */
	@Schema(name = "InspectionLevel", description = "How closely a run is looked at.", example = "light")
	public enum Level {

		@JsonProperty("off")
		OFF, @JsonProperty("light")
		LIGHT, @JsonProperty("full")
		FULL

	}

}
