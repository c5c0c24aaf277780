package io.adax.trainer.optimizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

class AdaptiveTest {

	private static final SecondMomentDecay ADAM = new SecondMomentDecay.Adam(0.999);

	/** Pairwise unequal. */
	static final Adaptive[] CONFIGURATIONS = { new Adaptive(), new Adaptive(0.01, ADAM),
			new Adaptive(0.01, new SecondMomentDecay.AdaFactor(0.8)),
			new Adaptive(0.01, new SecondMomentDecay.Constant(0.9)),
			Adaptive.builder().momentumCorrection(true).build(),
			Adaptive.builder().epsilonPlacement(EpsilonPlacement.OUTSIDE).build(),
			Adaptive.builder()
				.learningRateSchedule(new ScheduledRate(0.1, new RateCurve.Constant(), Pace.ITERATION, 3))
				.build() };

	@ParameterizedTest
	@EnumSource
	void isAdaXByDefaultToTheBit(EpsilonPlacement placement) {
		INDArray ours = Nd4j.createFromArray(0.5f, -2f);
		INDArray adaX = ours.dup();
		Adaptive.builder()
			.epsilonPlacement(placement)
			.build()
			.instantiate(Nd4j.create(DataType.FLOAT, 4), true)
			.applyUpdater(ours, 0, 0);
		AdaX.builder()
			.epsilonPlacement(placement)
			.build()
			.instantiate(Nd4j.create(DataType.FLOAT, 4), true)
			.applyUpdater(adaX, 0, 0);
		assertThat(ours).isEqualTo(adaX);
	}

	@Test
	void addsEpsilonToTheRootOfTheMomentWhereTheDecayIsNotAdaXs() {
		Adaptive adam = Adaptive.builder()
			.learningRate(1)
			.beta1(0)
			.epsilon(0.5)
			.epsilonPlacement(EpsilonPlacement.OUTSIDE)
			.decay(ADAM)
			.build();
		INDArray gradient = Nd4j.createFromArray(1.5);
		adam.instantiate(Nd4j.create(DataType.DOUBLE, 2), true).applyUpdater(gradient, 0, 0);
		assertThat(gradient.getDouble(0)).isCloseTo(1.5 / (1.5 + 0.5), withinPercentage(1e-9));
	}

	@ParameterizedTest
	@FieldSource("CONFIGURATIONS")
	void survivesJson(Adaptive adaptive) throws JsonProcessingException {
		String json = new ObjectMapper().writeValueAsString(adaptive);
		assertThat(new ObjectMapper().readValue(json, IUpdater.class)).isEqualTo(adaptive);
		assertThat(CONFIGURATIONS).filteredOn(adaptive::equals).containsExactly(adaptive);
		assertThat(adaptive.clone()).isEqualTo(adaptive).hasSameHashCodeAs(adaptive);
	}

	@Test
	void isNotEqualToAdaX() {
		assertThat(new Adaptive()).isNotEqualTo(new AdaX());
		assertThat(new AdaX()).isNotEqualTo(new Adaptive());
	}

	@Test
	void refusesAHyperParameterOutOfRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> Adaptive.builder().beta1(1).build())
			.withMessageStartingWith("beta1 is 1.0 but must be in [0, 1)");
	}

}
