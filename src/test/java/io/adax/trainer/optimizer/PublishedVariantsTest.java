package io.adax.trainer.optimizer;

import java.util.function.DoubleBinaryOperator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * By how much the published AdaX differ: the share of a step without ε that is left,
 * under a constant gradient, as the Javadoc of {@link AdaX} states it.
 */
class PublishedVariantsTest {

	private static final double BETA2 = 1e-4;

	/** (1+β2)^t - 1. */
	private static double growth(double t) {
		return Math.expm1(t * Math.log1p(BETA2));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1e-4, 0.7071, 1.0000, 0.9091, 0.9901", "1000, 1e-4, 0.7071, 1.0000, 0.9969, 0.9901",
			"10000, 1e-4, 0.7071, 1.0000, 0.9992, 0.9901", "1, 1e-6, 0.0100, 0.9999, 0.0909, 0.5000",
			"10000, 1e-6, 0.0100, 1.0000, 0.9291, 0.5000" })
	void keepTheseSharesOfAStep(double t, double g, double paper, double authors, double kerasV1, double kerasV2) {
		assertThat(share(t, g, (v, c) -> Math.sqrt(v + 1e-8))).isCloseTo(paper, within(5e-5));
		assertThat(share(t, g, (v, c) -> (Math.sqrt(v * c) + 1e-12) / Math.sqrt(c))).isCloseTo(authors, within(5e-5));
		assertThat(share(t, g, (v, c) -> (Math.sqrt(v * c) + 1e-7) / Math.sqrt(c))).isCloseTo(kerasV1, within(5e-5));
		assertThat(share(t, g, (v, c) -> Math.sqrt(v) + 1e-6)).isCloseTo(kerasV2, within(5e-5));
	}

	private static double share(double t, double g, DoubleBinaryOperator divisor) {
		return g / divisor.applyAsDouble(g * g, growth(t));
	}

}
