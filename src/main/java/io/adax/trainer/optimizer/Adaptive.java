package io.adax.trainer.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nd4j.shade.jackson.databind.annotation.JsonDeserialize;
import org.nd4j.shade.jackson.databind.annotation.JsonPOJOBuilder;

/**
 * The one form of AdaX's family, with a decay of the second moment to choose: <pre>
 * m_t = β1 m_{t-1} + (1-β1) g_t
 * v̂_t = β̂2,t v̂_{t-1} + (1-β̂2,t) g_t²
 * θ_t = θ_{t-1} - α m̂_t / sqrt(v̂_t + ε)
 * </pre> m̂ is m, or with momentum correction m / (1-β1^t). With the defaults this is
 * {@link AdaX}; with {@link SecondMomentDecay.Adam} and momentum correction it is Adam.
 *
 * @see <a href="https://kexue.fm/archives/7387">Su Jianlin, the analysis of AdaX in this
 * form</a>
 */
@JsonDeserialize(builder = Adaptive.Builder.class)
public final class Adaptive extends AdaptiveForm {

	private final SecondMomentDecay decay;

	private final boolean momentumCorrection;

	public Adaptive() {
		this(new Builder());
	}

	public Adaptive(double learningRate, SecondMomentDecay decay) {
		this(new Builder().learningRate(learningRate).decay(decay));
	}

	private Adaptive(Builder builder) {
		super(builder);
		this.decay = builder.decay;
		this.momentumCorrection = builder.momentumCorrection;
	}

	/** Starts from the defaults. */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	AdaptiveUpdater<Adaptive> updater() {
		return new AdaptiveUpdater<>(this);
	}

	@Override
	public SecondMomentDecay secondMomentDecay() {
		return this.decay;
	}

	@Override
	double momentumCorrection(long t) {
		return this.momentumCorrection ? -1 / StrictMath.expm1(t * StrictMath.log(getBeta1())) : 1;
	}

	/** Whether m is divided by 1-β1^t. */
	public boolean hasMomentumCorrection() {
		return this.momentumCorrection;
	}

	@Override
	public Adaptive clone() {
		return into(builder()).decay(this.decay).momentumCorrection(this.momentumCorrection).build();
	}

	@Override
	List<@Nullable Object> values() {
		return Arrays.asList(getLearningRate(), getLearningRateSchedule(), getBeta1(), getEpsilon(),
				getEpsilonPlacement(), this.momentumCorrection, this.decay);
	}

	/** Builds an {@link Adaptive}; what is not set keeps its default. */
	@JsonPOJOBuilder(withPrefix = "")
	public static final class Builder extends AdaptiveBuilder<Builder> {

		private SecondMomentDecay decay = new SecondMomentDecay.AdaX(AdaX.DEFAULT_ADAX_BETA2);

		private boolean momentumCorrection;

		public Builder() {
		}

		@Override
		Builder self() {
			return this;
		}

		/** β̂2,t. */
		public Builder decay(SecondMomentDecay decay) {
			this.decay = Objects.requireNonNull(decay, "decay");
			return this;
		}

		/** Whether m is divided by 1-β1^t. */
		public Builder momentumCorrection(boolean momentumCorrection) {
			this.momentumCorrection = momentumCorrection;
			return this;
		}

		/**
		 * The configuration.
		 * @throws IllegalArgumentException naming the hyper-parameter that is out of
		 * range
		 */
		public Adaptive build() {
			return new Adaptive(this);
		}

	}

}
