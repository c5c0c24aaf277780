package io.adax.trainer.optimizer;

import org.nd4j.shade.jackson.annotation.JsonSubTypes;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * The decay β̂2,t of the second moment, which is all that the optimizers of the AdaX
 * family differ in: <pre>
 * v̂_t = β̂2,t v̂_{t-1} + (1-β̂2,t) g_t²        t = 1, 2, …
 * </pre> A good decay has β̂2,1 = 0 (nothing to unlearn from v̂_0 = 0) and β̂2,∞ = 1 (a
 * memory that grows); AdaX and AdaFactor have both, Adam has the first.
 *
 * @see <a href="https://kexue.fm/archives/7387">Su Jianlin, the analysis of AdaX in this
 * form</a>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = SecondMomentDecay.Adam.class, name = "adam"),
		@JsonSubTypes.Type(value = SecondMomentDecay.AdaX.class, name = "adax"),
		@JsonSubTypes.Type(value = SecondMomentDecay.AdaFactor.class, name = "adafactor"),
		@JsonSubTypes.Type(value = SecondMomentDecay.Constant.class, name = "constant") })
public sealed interface SecondMomentDecay {

	/**
	 * β̂2,t, the weight of the past.
	 * @throws IllegalArgumentException if t is below 1
	 */
	double decay(long t);

	/**
	 * 1-β̂2,t, the weight of g_t², to full precision even where β̂2,t rounds to 1.
	 * @throws IllegalArgumentException if t is below 1
	 */
	double complement(long t);

	/**
	 * What ε is multiplied by where it stands outside the root; see
	 * {@link EpsilonPlacement#OUTSIDE}.
	 */
	default double outsideEpsilonScale(long t) {
		return 1;
	}

	/** β̂2,t = β2 (1-β2^{t-1}) / (1-β2^t), Adam's bias correction included. */
	record Adam(double beta2) implements SecondMomentDecay {

		public Adam {
			HyperParameter.require(beta2 > 0 && beta2 < 1, "beta2", beta2, "in (0, 1)",
					"it is the decay of a moving average");
		}

		@Override
		public double decay(long t) {
			// its quotient of two differences falls by a unit of rounding here and there
			return this.beta2 * (1 - StrictMath.pow(this.beta2, (double) (step(t) - 1)) * complement(t));
		}

		@Override
		public double complement(long t) {
			double log = StrictMath.log(this.beta2);
			return StrictMath.expm1(log) / StrictMath.expm1(step(t) * log);
		}

	}

	/**
	 * β̂2,t = 1 - β2 / ((1+β2)^t - 1): Adam's with 1+β2 in place of β2 (Li et al. 2020,
	 * arXiv:2004.09740).
	 */
	record AdaX(double beta2) implements SecondMomentDecay {

		public AdaX {
			HyperParameter.positive("beta2", beta2, "the weight of a gradient grows like (1+beta2)^t");
		}

		@Override
		public double decay(long t) {
			// exact, as the complement is 1 at t = 1 and below 1/2 from there on
			return 1 - complement(t);
		}

		@Override
		public double complement(long t) {
			double log = StrictMath.log1p(this.beta2);
			return StrictMath.expm1(log) / StrictMath.expm1(step(t) * log);
		}

		/** 1 / sqrt((1+β2)^t - 1), which is sqrt((1-β̂2,t) / β2). */
		@Override
		public double outsideEpsilonScale(long t) {
			return Math.sqrt(complement(t) / this.beta2);
		}

	}

	/** β̂2,t = 1 - t^{-c} (Shazeer and Stern 2018, arXiv:1804.04235; c = 0.8). */
	record AdaFactor(double c) implements SecondMomentDecay {

		public AdaFactor {
			HyperParameter.positive("c", c, "1 - t^(-c) must rise with t");
		}

		@Override
		public double decay(long t) {
			// the logarithm is more exact near 0, and falls by a unit of rounding near 1
			double complement = complement(t);
			return (complement <= 0.5) ? 1 - complement : -StrictMath.expm1(-this.c * StrictMath.log((double) t));
		}

		@Override
		public double complement(long t) {
			return StrictMath.pow((double) step(t), -this.c);
		}

	}

	/** β̂2,t = β2 at every step, without bias correction, as in RMSProp. */
	record Constant(double beta2) implements SecondMomentDecay {

		public Constant {
			HyperParameter.decayRate("beta2", beta2, "it is the decay of a moving average");
		}

		@Override
		public double decay(long t) {
			step(t);
			return this.beta2;
		}

		@Override
		public double complement(long t) {
			step(t);
			return 1 - this.beta2;
		}

	}

	private static long step(long t) {
		return HyperParameter.count("t", t, 1, "steps count from 1");
	}

}
