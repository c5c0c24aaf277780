package io.adax.trainer.optimizer;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

/** What holds of AdaX's step and of the decays for all their values. */
class AdaXPropertiesTest {

	/** m and sqrt(v̂) scale alike. */
	@Property(tries = 200)
	void stepDoesNotDependOnTheScaleOfTheGradients(
			@ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0.1, max = 1) Double> gradients,
			@ForAll @IntRange(min = -30, max = 30) int exponent) {
		double scale = Math.scalb(1, exponent);
		double[] step = lastStep(gradients, 1);
		assertThat(lastStep(gradients, scale)[0]).isCloseTo(step[0], withinPercentage(1e-9));
	}

	private static double[] lastStep(List<Double> gradients, double scale) {
		AdaX adaX = new AdaX(0.1, 0.9, 1e-4, 1e-200);
		double[] m = new double[1];
		double[] v = new double[1];
		double[] g = new double[1];
		for (int i = 0; i < gradients.size(); i++) {
			g[0] = gradients.get(i) * scale;
			adaX.step(i, 0).apply(g, m, v, 1);
		}
		return g;
	}

	@Property(tries = 300)
	void decaysNeverFall(@ForAll @Scale(8) @DoubleRange(min = 1e-7, max = 0.5) double beta2,
			@ForAll @LongRange(min = 1, max = 1_000_000_000) long t) {
		for (SecondMomentDecay decay : decays(beta2)) {
			assertThat(decay.decay(t + 1)).isGreaterThanOrEqualTo(decay.decay(t));
			assertThat(decay.complement(t + 1)).isLessThanOrEqualTo(decay.complement(t) * (1 + 1e-12));
			assertThat(decay.decay(t)).isBetween(0.0, 1.0);
		}
	}

	@Property(tries = 100)
	void decaysStartAtZero(@ForAll @Scale(8) @DoubleRange(min = 1e-7, max = 0.5) double beta2) {
		for (SecondMomentDecay decay : decays(beta2)) {
			assertThat(decay.decay(1)).isZero();
			assertThat(decay.complement(1)).isEqualTo(1);
		}
	}

	@Property(tries = 100)
	void decayOfAdaXEndsAtOneAndAdamsAtBeta2(@ForAll @Scale(8) @DoubleRange(min = 1e-4, max = 0.5) double beta2) {
		assertThat(new SecondMomentDecay.AdaX(beta2).decay(1_000_000_000)).isEqualTo(1);
		assertThat(new SecondMomentDecay.AdaFactor(0.8).decay(1_000_000_000)).isCloseTo(1, within(1e-7));
		assertThat(new SecondMomentDecay.Adam(1 - beta2).decay(1_000_000_000)).isCloseTo(1 - beta2, within(1e-15));
	}

	private static SecondMomentDecay[] decays(double beta2) {
		return new SecondMomentDecay[] { new SecondMomentDecay.AdaX(beta2), new SecondMomentDecay.Adam(1 - beta2),
				new SecondMomentDecay.AdaFactor(beta2) };
	}

}
