package io.adax.trainer.training;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** Nadam (Dozat 2016): Adam with Nesterov's momentum. */
@CatalogueEntry(title = "Nadam",
		formula = "m_t = \\beta_1 m_{t-1} + (1-\\beta_1) g_t, \\quad v_t = \\beta_2 v_{t-1} + (1-\\beta_2) g_t^2, \\quad \\theta_t = \\theta_{t-1} - \\frac{\\alpha}{1-\\beta_1^t} \\frac{\\beta_1 m_t + (1-\\beta_1) g_t}{\\sqrt{v_t} + \\epsilon}",
		reference = "Dozat 2016, https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ", stateValuesPerParameter = 2)
@Schema(description = "Nadam (Dozat 2016), as ND4J has it: Adam with Nesterov's momentum, without correction of the second moment.")
public record NadamOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.001",
				example = "0.001") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = HyperParameters.BETA1, defaultValue = "0.9",
				example = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
		@Schema(description = HyperParameters.BETA2, defaultValue = "0.999", example = "0.999") @DecimalMin(value = "0",
				inclusive = false) @DecimalMax(value = "1", inclusive = false) Double beta2,
		@Schema(description = HyperParameters.EPSILON_OUTSIDE, defaultValue = "1e-8",
				example = "1e-8") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public NadamOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1e-3);
		beta1 = Objects.requireNonNullElse(beta1, 0.9);
		beta2 = Objects.requireNonNullElse(beta2, 0.999);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-8);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public NadamOptimizer withLearningRate(Double rate) {
		return new NadamOptimizer(rate, this.beta1, this.beta2, this.epsilon, this.l2, this.weightDecay, this.schedule);
	}

}
