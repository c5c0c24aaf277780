package io.adax.trainer.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.databind.annotation.JsonDeserialize;
import org.nd4j.shade.jackson.databind.annotation.JsonPOJOBuilder;

/**
 * AdaX (Li et al. 2020, arXiv:2004.09740), with t = iteration + 1: <pre>
 * m_t = β1 m_{t-1} + (1-β1) g_t
 * v_t = (1+β2) v_{t-1} + β2 g_t²
 * v̂_t = v_t / ((1+β2)^t - 1)
 * θ_t = θ_{t-1} - α m_t / sqrt(v̂_t + ε)
 * </pre> There is no bias correction of m. AdaX-W is this with
 * {@code WeightDecay(λ, true)}; L2 is added to the gradient as for any updater.
 * <p>
 * The published variants differ in ε, and in what they store. The table has the share
 * that is left of a step without ε, under a constant gradient g at step t: <pre>
 *                           divisor                         ε      g = 1e-4           g = 1e-6
 *                                                                  t = 1   t = 10⁴    t = 1   t = 10⁴
 * paper, and this           sqrt(v̂ + ε)                    1e-8   0.7071  0.7071     0.0100  0.0100
 * authors' PyTorch code     sqrt(v̂) + ε/sqrt((1+β2)^t-1)   1e-12  1.0000  1.0000     0.9999  1.0000
 * bojone's Keras V1         as the authors'                 1e-7   0.9091  0.9992     0.0909  0.9291
 * bojone's Keras V2         sqrt(v̂) + ε                    1e-6   0.9901  0.9901     0.5000  0.5000
 * </pre> {@link EpsilonPlacement#OUTSIDE} is that of the authors and of V1. All three
 * store the raw v, which overflows float32 near t = 887,000 for gradients of order 1; the
 * Keras versions compute (1+β2)^t - 1 in float32 besides, wrong by 0.02 % at t = 1 and by
 * 1.5 % at t = 887,000. The authors' AdaX has L2 with λ = 5e-4 by default, and their
 * AdaX-W decays every parameter; here only weights decay, not biases and not the scales
 * and shifts of batch normalisation.
 */
@JsonDeserialize(builder = AdaX.Builder.class)
public final class AdaX extends AdaptiveForm {

	/** The authors' α, for use without decoupled weight decay. */
	public static final double DEFAULT_ADAX_LEARNING_RATE = 1.5e-3;

	/** The authors' β1. */
	public static final double DEFAULT_ADAX_BETA1 = 0.9;

	/** The authors' β2. */
	public static final double DEFAULT_ADAX_BETA2 = 1e-4;

	/** ε of the default placement, inside the root. */
	public static final double DEFAULT_ADAX_EPSILON = 1e-8;

	private final double beta2;

	public AdaX() {
		this(new Builder());
	}

	public AdaX(double learningRate) {
		this(new Builder().learningRate(learningRate));
	}

	public AdaX(double learningRate, double beta1, double beta2, double epsilon) {
		this(new Builder().learningRate(learningRate).beta1(beta1).beta2(beta2).epsilon(epsilon));
	}

	private AdaX(Builder builder) {
		super(builder);
		this.beta2 = HyperParameter.positive("beta2", builder.beta2,
				"the weight of a gradient in the second moment grows like (1+beta2)^t");
	}

	/** Starts from the defaults. */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public AdaXUpdater instantiate(INDArray viewArray, boolean initializeViewArray) {
		return (AdaXUpdater) super.instantiate(viewArray, initializeViewArray);
	}

	@Override
	public AdaXUpdater instantiate(Map<String, INDArray> updaterState, boolean initializeStateArrays) {
		return (AdaXUpdater) super.instantiate(updaterState, initializeStateArrays);
	}

	@Override
	AdaXUpdater updater() {
		return new AdaXUpdater(this);
	}

	@Override
	public SecondMomentDecay secondMomentDecay() {
		return new SecondMomentDecay.AdaX(this.beta2);
	}

	public double getBeta2() {
		return this.beta2;
	}

	@Override
	public AdaX clone() {
		return into(builder()).beta2(this.beta2).build();
	}

	@Override
	List<@Nullable Object> values() {
		return Arrays.asList(getLearningRate(), getLearningRateSchedule(), getBeta1(), this.beta2, getEpsilon(),
				getEpsilonPlacement());
	}

	/** Builds an {@link AdaX}; what is not set keeps its default. */
	@JsonPOJOBuilder(withPrefix = "")
	public static final class Builder extends AdaptiveBuilder<Builder> {

		private double beta2 = DEFAULT_ADAX_BETA2;

		public Builder() {
		}

		@Override
		Builder self() {
			return this;
		}

		/** β2, above 0. */
		public Builder beta2(double beta2) {
			this.beta2 = beta2;
			return this;
		}

		/**
		 * The configuration.
		 * @throws IllegalArgumentException naming the hyper-parameter that is out of
		 * range
		 */
		public AdaX build() {
			return new AdaX(this);
		}

	}

}
