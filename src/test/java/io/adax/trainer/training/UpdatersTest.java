package io.adax.trainer.training;

import java.util.stream.Stream;

import io.adax.trainer.optimizer.AdaFactor;
import io.adax.trainer.optimizer.AdaX;
import io.adax.trainer.optimizer.Adaptive;
import io.adax.trainer.optimizer.EpsilonPlacement;
import io.adax.trainer.optimizer.SecondMomentDecay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.IUpdater;

import static org.assertj.core.api.Assertions.assertThat;

/** No hyper-parameter of our own optimizers is lost between a job and its updater. */
class UpdatersTest {

	private static final EpsilonPlacement OUTSIDE = EpsilonPlacement.OUTSIDE;

	/** Nothing has its default. */
	static Stream<Arguments> specs() {
		AdaX adaX = AdaX.builder()
			.learningRate(0.2)
			.beta1(0.3)
			.beta2(0.4)
			.epsilon(0.5)
			.epsilonPlacement(OUTSIDE)
			.build();
		Adaptive adaptive = Adaptive.builder()
			.learningRate(0.2)
			.beta1(0.3)
			.epsilon(0.5)
			.epsilonPlacement(OUTSIDE)
			.momentumCorrection(true)
			.decay(new SecondMomentDecay.Adam(0.4))
			.build();
		AdaFactor adaFactor = AdaFactor.builder()
			.learningRate(0.2)
			.beta1(0.3)
			.decayExponent(0.4)
			.clippingThreshold(0.5)
			.parameterScaling(false)
			.epsilon1(0.6)
			.epsilon2(0.7)
			.build();
		return Stream.of(Arguments.of(new AdaXOptimizer(0.2, 0.3, 0.4, 0.5, OUTSIDE, null, null, null), adaX),
				Arguments.of(new AdaXWOptimizer(0.2, 0.3, 0.4, 0.5, OUTSIDE, null, null), adaX),
				Arguments.of(
						new AdaptiveOptimizer(0.2, 0.3, 0.5, OUTSIDE, true, new DecaySpec.Adam(0.4), null, null, null),
						adaptive),
				Arguments.of(new AdaFactorOptimizer(0.2, 0.3, 0.4, 0.5, false, 0.6, 0.7, null, null, null), adaFactor));
	}

	@ParameterizedTest
	@MethodSource("specs")
	void haveTheValuesOfTheJob(OptimizerSpec spec, IUpdater expected) {
		assertThat(Updaters.of(spec, new RunLength(10, 1))).isEqualTo(expected);
	}

}
