package io.adax.trainer.training;

import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.optimizer.SecondMomentDecay;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** Adam (Kingma and Ba 2015), ND4J's own. */
@CatalogueEntry(title = "Adam",
		formula = "m_t = \\beta_1 m_{t-1} + (1-\\beta_1) g_t, \\quad v_t = \\beta_2 v_{t-1} + (1-\\beta_2) g_t^2, \\quad \\theta_t = \\theta_{t-1} - \\alpha \\frac{\\sqrt{1-\\beta_2^t}}{1-\\beta_1^t} \\frac{m_t}{\\sqrt{v_t} + \\epsilon}",
		reference = "Kingma and Ba 2015, https://arxiv.org/abs/1412.6980", stateValuesPerParameter = 2)
@Schema(description = "Adam (Kingma and Ba 2015), as ND4J has it: ε is added outside the root.")
public record AdamOptimizer(
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

	public AdamOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1e-3);
		beta1 = Objects.requireNonNullElse(beta1, 0.9);
		beta2 = Objects.requireNonNullElse(beta2, 0.999);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-8);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public AdamOptimizer withLearningRate(Double rate) {
		return new AdamOptimizer(rate, this.beta1, this.beta2, this.epsilon, this.l2, this.weightDecay, this.schedule);
	}

	@Override
	public Optional<SecondMomentDecay> secondMomentDecay() {
		return Optional.of(new SecondMomentDecay.Adam(this.beta2));
	}

}
