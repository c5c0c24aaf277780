package io.adax.trainer.training;

import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.optimizer.EpsilonPlacement;
import io.adax.trainer.optimizer.SecondMomentDecay;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** AdaX (Li et al. 2020): a second moment with a memory that grows with t. */
@CatalogueEntry(title = "AdaX",
		formula = "m_t = \\beta_1 m_{t-1} + (1-\\beta_1) g_t, \\quad v_t = (1+\\beta_2) v_{t-1} + \\beta_2 g_t^2, \\quad \\hat v_t = \\frac{v_t}{(1+\\beta_2)^t - 1}, \\quad \\theta_t = \\theta_{t-1} - \\alpha \\frac{m_t}{\\sqrt{\\hat v_t + \\epsilon}}",
		reference = "Li, Zhang, Wang and Luo 2020, https://arxiv.org/abs/2004.09740", stateValuesPerParameter = 2)
@Schema(description = "AdaX (Li et al. 2020, arXiv:2004.09740): θ -= α·m/sqrt(v̂ + ε), where the weight of each new squared gradient falls as β2/((1+β2)^t - 1).")
public record AdaXOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.0015",
				example = "0.0015") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = HyperParameters.BETA1, defaultValue = "0.9",
				example = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
		@Schema(description = HyperParameters.ADAX_BETA2, defaultValue = "1e-4",
				example = "1e-4") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double beta2,
		@Schema(description = HyperParameters.PLACED_EPSILON, defaultValue = "1e-8",
				example = "1e-8") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.EPSILON_PLACEMENT, defaultValue = "inside",
				example = "inside") EpsilonPlacement epsilonPlacement,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public AdaXOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1.5e-3);
		beta1 = Objects.requireNonNullElse(beta1, 0.9);
		beta2 = Objects.requireNonNullElse(beta2, 1e-4);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-8);
		epsilonPlacement = Objects.requireNonNullElse(epsilonPlacement, EpsilonPlacement.INSIDE);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	/** AdaX with its defaults. */
	public static AdaXOptimizer byDefault() {
		return new AdaXOptimizer(1.5e-3, 0.9, 1e-4, 1e-8, EpsilonPlacement.INSIDE, 0.0, 0.0, NO_SCHEDULE);
	}

	@Override
	public AdaXOptimizer withLearningRate(Double rate) {
		return new AdaXOptimizer(rate, this.beta1, this.beta2, this.epsilon, this.epsilonPlacement, this.l2,
				this.weightDecay, this.schedule);
	}

	@Override
	public Optional<SecondMomentDecay> secondMomentDecay() {
		return Optional.of(new SecondMomentDecay.AdaX(this.beta2));
	}

}
