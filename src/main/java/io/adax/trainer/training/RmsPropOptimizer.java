package io.adax.trainer.training;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * RMSProp (Tieleman and Hinton 2012): steps divided by a moving root mean square of the
 * gradients.
 */
@CatalogueEntry(title = "RMSProp",
		formula = "v_t = \\rho v_{t-1} + (1-\\rho) g_t^2, \\quad \\theta_t = \\theta_{t-1} - \\alpha \\frac{g_t}{\\sqrt{v_t} + \\epsilon}",
		reference = "Tieleman and Hinton 2012, https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
		stateValuesPerParameter = 1)
@Schema(description = "RMSProp (Tieleman and Hinton 2012): steps divided by a moving root mean square of the gradients.")
public record RmsPropOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.001",
				example = "0.001") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = "Decay ρ of the mean square; below 1.", defaultValue = "0.95",
				example = "0.95") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double rmsDecay,
		@Schema(description = "Added to sqrt(v), outside the root, and the initial value of v; above 0.",
				defaultValue = "1e-8",
				example = "1e-8") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public RmsPropOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1e-3);
		rmsDecay = Objects.requireNonNullElse(rmsDecay, 0.95);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-8);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public RmsPropOptimizer withLearningRate(Double rate) {
		return new RmsPropOptimizer(rate, this.rmsDecay, this.epsilon, this.l2, this.weightDecay, this.schedule);
	}

}
