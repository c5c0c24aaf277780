package io.adax.trainer.training;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** Plain gradient descent. */
@CatalogueEntry(title = "SGD", formula = "\\theta_t = \\theta_{t-1} - \\alpha g_t",
		reference = "Robbins and Monro 1951, https://doi.org/10.1214/aoms/1177729586", stateValuesPerParameter = 0)
@Schema(description = "Stochastic gradient descent: θ -= α·g.")
public record SgdOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.01",
				example = "0.01") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public SgdOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1e-2);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public SgdOptimizer withLearningRate(Double rate) {
		return new SgdOptimizer(rate, this.l2, this.weightDecay, this.schedule);
	}

}
