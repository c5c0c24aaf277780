package io.adax.trainer.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.adax.trainer.optimizer.AdaX;
import io.adax.trainer.optimizer.Adaptive;
import io.adax.trainer.optimizer.EpsilonPlacement;
import io.adax.trainer.optimizer.SecondMomentDecay;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EffectiveRateTest {

	/** An updater whose second moment is {@code v}. */
	private static GradientUpdater<?> updater(IUpdater config, double... v) {
		INDArray state = Nd4j.zeros(DataType.FLOAT, 1, 2L * v.length);
		GradientUpdater<?> updater = config.instantiate(state, true);
		state.get(NDArrayIndex.point(0), NDArrayIndex.interval(v.length, 2L * v.length))
			.assign(Nd4j.createFromArray(v).castTo(DataType.FLOAT));
		return updater;
	}

	private static double median(GradientUpdater<?>... updaters) {
		return EffectiveRate.median(List.of(updaters), 4, 0).orElseThrow();
	}

	@Test
	void dividesByTheRootOfAdaXsCorrectedMoment() {
		assertThat(median(updater(new AdaX(0.1, 0.9, 1e-4, 0.25), 0, 0.75, 3.75)))
			.isCloseTo(0.1 / Math.sqrt(0.75 + 0.25), within(1e-9));
	}

	@Test
	void addsEpsilonWhereAdaXHasIt() {
		AdaX outside = new AdaX.Builder().learningRate(0.1)
			.beta2(1e-4)
			.epsilon(0.5)
			.epsilonPlacement(EpsilonPlacement.OUTSIDE)
			.build();
		// the authors' code adds ε to the root of the raw v = v̂ c, with c = (1+β2)^t - 1
		double c = Math.pow(1.0001, 5) - 1;
		assertThat(median(updater(outside, 4))).isCloseTo(0.1 * Math.sqrt(c) / (Math.sqrt(4 * c) + 0.5), within(1e-8));
	}

	@Test
	void knowsEveryOptimizerOfTheFamily() {
		Adaptive adaptive = new Adaptive(0.1, new SecondMomentDecay.AdaFactor(0.8));
		assertThat(median(updater(adaptive, 4))).isCloseTo(0.1 / Math.sqrt(4 + adaptive.getEpsilon()), within(1e-9));
	}

	@Test
	void correctsAdamsMoment() {
		double correction = Math.sqrt(1 - Math.pow(0.999, 5));
		assertThat(median(updater(new Adam(0.1, 0.9, 0.999, 1e-3), 4))).isCloseTo(0.1 * correction / (2 + 1e-3),
				within(1e-9));
	}

	@Test
	void takesTheMiddleOfTwo() {
		assertThat(median(updater(new AdaX(1, 0.9, 1e-4, 1e-12), 1, 4))).isCloseTo(0.75, within(1e-6));
	}

	@Test
	void takesAllUpdatersTogether() {
		assertThat(median(updater(new AdaX(1, 0.9, 1e-4, 1e-12), 1, 1), updater(new AdaX(2, 0.9, 1e-4, 1e-12), 1, 1),
				updater(new AdaX(3, 0.9, 1e-4, 1e-12), 1)))
			.isCloseTo(2, within(1e-6));
	}

	@Test
	void spacesItsSampleEvenlyOverAllUpdaters() {
		double[] v = IntStream.range(0, 10_001).mapToDouble((i) -> 1 + (i * 7919L) % 10_007).toArray();
		AdaX adaX = new AdaX(1, 0.9, 1e-4, 1e-12);
		double[] sampled = IntStream.range(0, 10_001)
			.filter((i) -> i % 10 == 0)
			.mapToDouble((i) -> 1 / Math.sqrt(v[i]))
			.sorted()
			.toArray();
		double expected = (sampled[(sampled.length - 1) / 2] + sampled[sampled.length / 2]) / 2;
		assertThat(median(updater(adaX, v))).isCloseTo(expected, within(1e-7));
		assertThat(median(updater(adaX, Arrays.copyOfRange(v, 0, 4000)),
				updater(adaX, Arrays.copyOfRange(v, 4000, 4001)), updater(adaX, Arrays.copyOfRange(v, 4001, 10_001))))
			.isCloseTo(expected, within(1e-7));
	}

	@Test
	void knowsNoneOfPlainDescent() {
		assertThat(EffectiveRate.median(List.of(new Sgd(0.1).instantiate((INDArray) null, false)), 0, 0)).isEmpty();
	}

}
