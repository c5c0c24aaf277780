package io.adax.trainer.training;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * AdaMax (Kingma and Ba 2015): Adam with the largest gradient in place of the second
 * moment.
 */
@CatalogueEntry(title = "AdaMax",
		formula = "m_t = \\beta_1 m_{t-1} + (1-\\beta_1) g_t, \\quad u_t = \\max(\\beta_2 u_{t-1}, |g_t|), \\quad \\theta_t = \\theta_{t-1} - \\frac{\\alpha}{1-\\beta_1^t} \\frac{m_t}{u_t}",
		reference = "Kingma and Ba 2015, https://arxiv.org/abs/1412.6980", stateValuesPerParameter = 2)
@Schema(description = "AdaMax (Kingma and Ba 2015, section 7.1): Adam with a decaying maximum of |g| in place of the second moment.")
public record AdaMaxOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.002",
				example = "0.002") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = HyperParameters.BETA1, defaultValue = "0.9",
				example = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
		@Schema(description = "Decay β2 of the maximum; above 0 and below 1.", defaultValue = "0.999",
				example = "0.999") @DecimalMin(value = "0",
						inclusive = false) @DecimalMax(value = "1", inclusive = false) Double beta2,
		@Schema(description = "ND4J's own; it has no effect on the step, because ND4J adds 1e-32 to u.",
				defaultValue = "1e-8",
				example = "1e-8") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public AdaMaxOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 2e-3);
		beta1 = Objects.requireNonNullElse(beta1, 0.9);
		beta2 = Objects.requireNonNullElse(beta2, 0.999);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-8);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public AdaMaxOptimizer withLearningRate(Double rate) {
		return new AdaMaxOptimizer(rate, this.beta1, this.beta2, this.epsilon, this.l2, this.weightDecay,
				this.schedule);
	}

}
