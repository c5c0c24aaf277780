package io.adax.trainer.training;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** AdaBelief (Zhuang et al. 2020): Adam whose second moment is that of g - m. */
@CatalogueEntry(title = "AdaBelief",
		formula = "m_t = \\beta_1 m_{t-1} + (1-\\beta_1) g_t, \\quad s_t = \\beta_2 s_{t-1} + (1-\\beta_2) (g_t - m_t)^2 + \\epsilon, \\quad \\theta_t = \\theta_{t-1} - \\alpha \\frac{\\sqrt{1-\\beta_2^t}}{1-\\beta_1^t} \\frac{m_t}{\\sqrt{s_t} + \\epsilon}",
		reference = "Zhuang et al. 2020, https://arxiv.org/abs/2010.07468", stateValuesPerParameter = 2)
@Schema(description = "AdaBelief (Zhuang et al. 2020): Adam whose second moment is that of the gradient's deviation from m.")
public record AdaBeliefOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.001",
				example = "0.001") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = HyperParameters.BETA1, defaultValue = "0.9",
				example = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
		@Schema(description = HyperParameters.BETA2, defaultValue = "0.999", example = "0.999") @DecimalMin(value = "0",
				inclusive = false) @DecimalMax(value = "1", inclusive = false) Double beta2,
		@Schema(description = "Added to s and, outside the root, to sqrt(s); above 0.", defaultValue = "1e-14",
				example = "1e-14") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public AdaBeliefOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1e-3);
		beta1 = Objects.requireNonNullElse(beta1, 0.9);
		beta2 = Objects.requireNonNullElse(beta2, 0.999);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-14);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public AdaBeliefOptimizer withLearningRate(Double rate) {
		return new AdaBeliefOptimizer(rate, this.beta1, this.beta2, this.epsilon, this.l2, this.weightDecay,
				this.schedule);
	}

}
