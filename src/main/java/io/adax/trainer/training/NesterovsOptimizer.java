package io.adax.trainer.training;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** Gradient descent with Nesterov's momentum. */
@CatalogueEntry(title = "Nesterov momentum",
		formula = "v_t = \\mu v_{t-1} - \\alpha g_t, \\quad \\theta_t = \\theta_{t-1} - \\mu v_{t-1} + (1+\\mu) v_t",
		reference = "Nesterov 1983; in this form Sutskever, Martens, Dahl and Hinton 2013, https://proceedings.mlr.press/v28/sutskever13.html",
		stateValuesPerParameter = 1)
@Schema(description = "Gradient descent with Nesterov's momentum.")
public record NesterovsOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.01",
				example = "0.01") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = "Momentum μ; below 1.", defaultValue = "0.9",
				example = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double momentum,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public NesterovsOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1e-2);
		momentum = Objects.requireNonNullElse(momentum, 0.9);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public NesterovsOptimizer withLearningRate(Double rate) {
		return new NesterovsOptimizer(rate, this.momentum, this.l2, this.weightDecay, this.schedule);
	}

}
