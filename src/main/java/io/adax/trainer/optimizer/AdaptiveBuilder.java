package io.adax.trainer.optimizer;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Gathers the hyper-parameters that AdaX's family shares; what is not set keeps its
 * default.
 *
 * @param <B> the builder itself
 */
abstract class AdaptiveBuilder<B extends AdaptiveBuilder<B>> {

	double learningRate = AdaX.DEFAULT_ADAX_LEARNING_RATE;

	@Nullable ISchedule learningRateSchedule;

	double beta1 = AdaX.DEFAULT_ADAX_BETA1;

	double epsilon = AdaX.DEFAULT_ADAX_EPSILON;

	EpsilonPlacement epsilonPlacement = EpsilonPlacement.INSIDE;

	abstract B self();

	/** α, where there is no schedule. */
	public B learningRate(double learningRate) {
		this.learningRate = learningRate;
		return self();
	}

	/** α by iteration and epoch, in place of the constant. */
	public B learningRateSchedule(@Nullable ISchedule learningRateSchedule) {
		this.learningRateSchedule = learningRateSchedule;
		return self();
	}

	/** β1, in [0, 1). */
	public B beta1(double beta1) {
		this.beta1 = beta1;
		return self();
	}

	/** ε, above 0. */
	public B epsilon(double epsilon) {
		this.epsilon = epsilon;
		return self();
	}

	/** Where ε stands. */
	public B epsilonPlacement(EpsilonPlacement epsilonPlacement) {
		this.epsilonPlacement = Objects.requireNonNull(epsilonPlacement, "epsilonPlacement");
		return self();
	}

}
