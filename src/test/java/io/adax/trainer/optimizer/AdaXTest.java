package io.adax.trainer.optimizer;

import java.util.stream.Stream;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AdaXTest {

	private static final ISchedule SCHEDULE = new ScheduledRate(0.01, new RateCurve.Cosine(0.1, 90), Pace.ITERATION,
			10);

	/** Pairwise unequal. */
	static final AdaX[] CONFIGURATIONS = { new AdaX(), new AdaX(0.01), new AdaX(1.5e-3, 0.8, 1e-4, 1e-8),
			new AdaX(1.5e-3, 0.9, 1e-3, 1e-8), new AdaX(1.5e-3, 0.9, 1e-4, 1e-12),
			AdaX.builder().epsilonPlacement(EpsilonPlacement.OUTSIDE).build(),
			AdaX.builder().learningRateSchedule(SCHEDULE).build(),
			AdaX.builder()
				.learningRateSchedule(new ScheduledRate(0.01, new RateCurve.Constant(), Pace.ITERATION, 10))
				.build(),
			AdaX.builder().learningRate(Double.NaN).learningRateSchedule(SCHEDULE).build() };

	@Test
	void hasThePapersDefaults() {
		AdaX adaX = new AdaX();
		assertThat(adaX.getBeta1()).isEqualTo(0.9);
		assertThat(adaX.getBeta2()).isEqualTo(1e-4);
		assertThat(adaX.getEpsilon()).isEqualTo(1e-8);
		assertThat(adaX.getEpsilonPlacement()).isEqualTo(EpsilonPlacement.INSIDE);
		assertThat(adaX.getLearningRate()).isEqualTo(1.5e-3);
	}

	@Test
	void keepsTwoValuesAParameter() {
		assertThat(new AdaX().stateSize(3_000_000_000L)).isEqualTo(6_000_000_000L);
	}

	@Test
	void takesTheLearningRateFromTheScheduleWhereThereIsOne() {
		AdaX adaX = AdaX.builder()
			.learningRate(7)
			.learningRateSchedule(new ScheduledRate(1, new RateCurve.Constant(), Pace.ITERATION, 4))
			.build();
		assertThat(adaX.getLearningRate(1, 0)).isEqualTo(0.5);
	}

	@Test
	void takesANewLearningRate() {
		AdaX adaX = new AdaX(0.1);
		adaX.setLrAndSchedule(Double.NaN, SCHEDULE);
		assertThat(adaX.getLearningRate(10, 0)).isEqualTo(0.01);
		adaX.setLrAndSchedule(0.2, null);
		assertThat(adaX.getLearningRate(10, 0)).isEqualTo(0.2);
	}

	@Test
	void refusesANewLearningRateOutOfRange() {
		AdaX adaX = new AdaX(0.1);
		assertThatIllegalArgumentException().isThrownBy(() -> adaX.setLrAndSchedule(Double.NaN, null))
			.withMessageStartingWith("learningRate is NaN");
		assertThat(adaX.getLearningRate()).isEqualTo(0.1);
	}

	@ParameterizedTest
	@CsvSource({ "-0.1, 0.9, 1e-4, 1e-8, learningRate is -0.1 but must be finite and not below 0",
			"Infinity, 0.9, 1e-4, 1e-8, learningRate is Infinity but must be finite and not below 0",
			"0.1, 1, 1e-4, 1e-8, 'beta1 is 1.0 but must be in [0, 1)'",
			"0.1, NaN, 1e-4, 1e-8, 'beta1 is NaN but must be in [0, 1)'",
			"0.1, 0.9, 0, 1e-8, beta2 is 0.0 but must be finite and above 0",
			"0.1, 0.9, 1e-4, 0, epsilon is 0.0 but must be finite and above 0" })
	void refusesAHyperParameterOutOfRange(double learningRate, double beta1, double beta2, double epsilon,
			String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> new AdaX(learningRate, beta1, beta2, epsilon))
			.withMessageStartingWith(message + ": ");
	}

	@ParameterizedTest
	@FieldSource("CONFIGURATIONS")
	void isEqualToItsCloneAndToNoOther(AdaX adaX) {
		assertThat(adaX.clone()).isNotSameAs(adaX).isEqualTo(adaX).hasSameHashCodeAs(adaX).hasToString(adaX.toString());
		assertThat(Stream.of(CONFIGURATIONS).filter(adaX::equals)).containsExactly(adaX);
	}

	@ParameterizedTest
	@FieldSource("CONFIGURATIONS")
	void survivesTheJsonOfANetwork(AdaX adaX) {
		String json = network(adaX).toJson();
		assertThat(updater(MultiLayerConfiguration.fromJson(json))).isEqualTo(adaX);
		assertThat(MultiLayerConfiguration.fromJson(json)).isEqualTo(network(adaX));
	}

	@Test
	void isWrittenUnderItsClassName() {
		assertThat(network(new AdaX()).toJson()).contains("\"@class\" : \"io.adax.trainer.optimizer.AdaX\"",
				"\"beta2\" : 1.0E-4", "\"epsilonPlacement\" : \"INSIDE\"");
	}

	@Test
	void takesADefaultForWhatJsonLeavesOut() {
		String json = network(new AdaX()).toJson().replaceAll("\"epsilonPlacement\" : \"INSIDE\",", "");
		assertThat(updater(MultiLayerConfiguration.fromJson(json))).isEqualTo(new AdaX());
	}

	@Test
	void refusesJsonOutOfRange() {
		String json = network(new AdaX()).toJson().replaceAll("\"beta2\" : 1.0E-4", "\"beta2\" : -1.0");
		assertThatException().isThrownBy(() -> MultiLayerConfiguration.fromJson(json))
			.havingRootCause()
			.withMessageStartingWith("beta2 is -1.0 but must be finite and above 0");
	}

	private static MultiLayerConfiguration network(IUpdater updater) {
		return new NeuralNetConfiguration.Builder().seed(1)
			.updater(updater)
			.list()
			.layer(new OutputLayer.Builder().nIn(2).nOut(2).build())
			.build();
	}

	private static IUpdater updater(MultiLayerConfiguration network) {
		return ((BaseLayer) network.getConf(0).getLayer()).getIUpdater();
	}

}
