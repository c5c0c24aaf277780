package io.adax.trainer.training;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * AdaGrad (Duchi et al. 2011): steps divided by the root of all squared gradients so far.
 */
@CatalogueEntry(title = "AdaGrad",
		formula = "v_t = v_{t-1} + g_t^2, \\quad \\theta_t = \\theta_{t-1} - \\alpha \\frac{g_t}{\\sqrt{v_t} + \\epsilon}",
		reference = "Duchi, Hazan and Singer 2011, https://jmlr.org/papers/v12/duchi11a.html",
		stateValuesPerParameter = 1)
@Schema(description = "AdaGrad (Duchi et al. 2011): steps divided by the root of the sum of all squared gradients so far.")
public record AdaGradOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.01",
				example = "0.01") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = HyperParameters.EPSILON_OUTSIDE, defaultValue = "1e-6",
				example = "1e-6") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public AdaGradOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1e-2);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-6);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public AdaGradOptimizer withLearningRate(Double rate) {
		return new AdaGradOptimizer(rate, this.epsilon, this.l2, this.weightDecay, this.schedule);
	}

}
