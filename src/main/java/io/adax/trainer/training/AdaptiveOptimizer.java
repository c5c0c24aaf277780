package io.adax.trainer.training;

import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.optimizer.EpsilonPlacement;
import io.adax.trainer.optimizer.SecondMomentDecay;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** The one form of AdaX's family, with a decay of the second moment to choose. */
@CatalogueEntry(title = "Adaptive",
		formula = "m_t = \\beta_1 m_{t-1} + (1-\\beta_1) g_t, \\quad \\hat v_t = \\hat\\beta_{2,t} \\hat v_{t-1} + (1-\\hat\\beta_{2,t}) g_t^2, \\quad \\theta_t = \\theta_{t-1} - \\alpha \\frac{m_t}{\\sqrt{\\hat v_t + \\epsilon}}",
		reference = "Su Jianlin 2020, https://kexue.fm/archives/7387", stateValuesPerParameter = 2)
@Schema(description = "The one form of AdaX's family: v̂ = β̂2,t·v̂ + (1-β̂2,t)·g², with a decay β̂2,t to choose. With the defaults it is AdaX.")
public record AdaptiveOptimizer(
		@Schema(description = HyperParameters.LEARNING_RATE, defaultValue = "0.0015",
				example = "0.0015") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = HyperParameters.BETA1, defaultValue = "0.9",
				example = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
		@Schema(description = HyperParameters.PLACED_EPSILON, defaultValue = "1e-8",
				example = "1e-8") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.EPSILON_PLACEMENT, defaultValue = "inside",
				example = "inside") EpsilonPlacement epsilonPlacement,
		@Schema(description = "Whether m is divided by 1-β1^t, as in Adam; AdaX does not.", defaultValue = "false",
				example = "false") Boolean momentumCorrection,
		@Schema(description = "The decay β̂2,t of the second moment; AdaX's if left out.") @Valid DecaySpec decay,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = HyperParameters.SCHEDULE) @Valid ScheduleSpec schedule) implements OptimizerSpec {

	public AdaptiveOptimizer {
		learningRate = Objects.requireNonNullElse(learningRate, 1.5e-3);
		beta1 = Objects.requireNonNullElse(beta1, 0.9);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-8);
		epsilonPlacement = Objects.requireNonNullElse(epsilonPlacement, EpsilonPlacement.INSIDE);
		momentumCorrection = Objects.requireNonNullElse(momentumCorrection, false);
		decay = Objects.requireNonNullElse(decay, DecaySpec.ADAX);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public AdaptiveOptimizer withLearningRate(Double rate) {
		return new AdaptiveOptimizer(rate, this.beta1, this.epsilon, this.epsilonPlacement, this.momentumCorrection,
				this.decay, this.l2, this.weightDecay, this.schedule);
	}

	@Override
	public Optional<SecondMomentDecay> secondMomentDecay() {
		return Optional.of(this.decay.decay());
	}

}
