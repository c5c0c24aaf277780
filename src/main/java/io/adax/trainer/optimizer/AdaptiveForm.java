package io.adax.trainer.optimizer;

import java.util.Map;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the configurations of AdaX's family share: m and v̂ as their state, and one step
 * whose second moment has a decay of their own.
 */
abstract class AdaptiveForm extends Scheduled {

	private final double beta1;

	private final double epsilon;

	private final EpsilonPlacement epsilonPlacement;

	AdaptiveForm(AdaptiveBuilder<?> builder) {
		super(builder.learningRate, builder.learningRateSchedule);
		this.beta1 = HyperParameter.decayRate("beta1", builder.beta1, "it is the decay of a moving average");
		this.epsilon = HyperParameter.positive("epsilon", builder.epsilon,
				"without it a parameter that never had a gradient is divided by 0");
		this.epsilonPlacement = builder.epsilonPlacement;
	}

	/** β̂2,t of this configuration. */
	public abstract SecondMomentDecay secondMomentDecay();

	abstract AdaptiveUpdater<?> updater();

	@Override
	public long stateSize(long numParams) {
		return 2 * numParams;
	}

	@Override
	public AdaptiveUpdater<?> instantiate(INDArray viewArray, boolean initializeViewArray) {
		AdaptiveUpdater<?> updater = updater();
		INDArray flat = viewArray.reshape(viewArray.length());
		updater.setStateViewArray(flat, new long[] { flat.length() / 2 }, flat.ordering(), initializeViewArray);
		return updater;
	}

	@Override
	public AdaptiveUpdater<?> instantiate(Map<String, INDArray> updaterState, boolean initializeStateArrays) {
		AdaptiveUpdater<?> updater = updater();
		updater.setState(updaterState, initializeStateArrays);
		return updater;
	}

	/** The step at t = iteration + 1. */
	AdaptiveStep step(int iteration, int epoch) {
		long t = iteration + 1L;
		double alpha = getLearningRate(iteration, epoch) * momentumCorrection(t);
		double complement = secondMomentDecay().complement(t);
		return switch (this.epsilonPlacement) {
			case INSIDE -> new AdaptiveStep(alpha, this.beta1, complement, this.epsilon, 0);
			case OUTSIDE -> new AdaptiveStep(alpha, this.beta1, complement, 0,
					this.epsilon * secondMomentDecay().outsideEpsilonScale(t));
		};
	}

	/** What m is multiplied by: 1, or 1 / (1-β1^t). */
	double momentumCorrection(long t) {
		return 1;
	}

	public double getBeta1() {
		return this.beta1;
	}

	public double getEpsilon() {
		return this.epsilon;
	}

	public EpsilonPlacement getEpsilonPlacement() {
		return this.epsilonPlacement;
	}

	/** Copies what the forms share into a builder. */
	<B extends AdaptiveBuilder<B>> B into(B builder) {
		return builder.learningRate(getLearningRate())
			.learningRateSchedule(getLearningRateSchedule())
			.beta1(this.beta1)
			.epsilon(this.epsilon)
			.epsilonPlacement(this.epsilonPlacement);
	}

}
