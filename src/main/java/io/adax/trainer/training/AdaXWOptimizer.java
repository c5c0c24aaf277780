package io.adax.trainer.training;

import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.optimizer.EpsilonPlacement;
import io.adax.trainer.optimizer.SecondMomentDecay;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** AdaX with decoupled weight decay and its authors' defaults. */
@CatalogueEntry(title = "AdaX-W",
		formula = "m_t = \\beta_1 m_{t-1} + (1-\\beta_1) g_t, \\quad v_t = (1+\\beta_2) v_{t-1} + \\beta_2 g_t^2, \\quad \\hat v_t = \\frac{v_t}{(1+\\beta_2)^t - 1}, \\quad \\theta_t = \\theta_{t-1} - \\alpha \\left( \\frac{m_t}{\\sqrt{\\hat v_t + \\epsilon}} + \\lambda \\theta_{t-1} \\right)",
		reference = "Li, Zhang, Wang and Luo 2020, https://arxiv.org/abs/2004.09740", stateValuesPerParameter = 2)
@Schema(description = "AdaX-W: AdaX with decoupled weight decay, with the defaults of its authors.")
public record AdaXWOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.005",
				example = "0.005") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = HyperParameters.BETA1, defaultValue = "0.9",
				example = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
		@Schema(description = HyperParameters.ADAX_BETA2, defaultValue = "1e-4",
				example = "1e-4") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double beta2,
		@Schema(description = HyperParameters.PLACED_EPSILON, defaultValue = "1e-12",
				example = "1e-12") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.EPSILON_PLACEMENT, defaultValue = "inside",
				example = "inside") EpsilonPlacement epsilonPlacement,
		@Schema(description = HyperParameters.WEIGHT_DECAY_ALONE, defaultValue = "0.05",
				example = "0.05") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public AdaXWOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 5e-3);
		beta1 = Objects.requireNonNullElse(beta1, 0.9);
		beta2 = Objects.requireNonNullElse(beta2, 1e-4);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-12);
		epsilonPlacement = Objects.requireNonNullElse(epsilonPlacement, EpsilonPlacement.INSIDE);
		weightDecay = Objects.requireNonNullElse(weightDecay, 5e-2);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public AdaXWOptimizer withLearningRate(Double rate) {
		return new AdaXWOptimizer(rate, this.beta1, this.beta2, this.epsilon, this.epsilonPlacement, this.weightDecay,
				this.schedule);
	}

	@Override
	public Optional<SecondMomentDecay> secondMomentDecay() {
		return Optional.of(new SecondMomentDecay.AdaX(this.beta2));
	}

}
