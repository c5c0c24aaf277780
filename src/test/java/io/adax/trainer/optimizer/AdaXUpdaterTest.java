package io.adax.trainer.optimizer;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.withinPercentage;

class AdaXUpdaterTest {

	private static final AdaX ADAX = new AdaX(0.1);

	private final Random random = new Random(7);

	@Test
	void firstStepIsOneTenthOfTheLearningRateAgainstTheGradientsSign() {
		INDArray gradient = Nd4j.createFromArray(4.0, -0.02, 0.0);
		updater(DataType.DOUBLE, 3).applyUpdater(gradient, 0, 0);
		assertThat(gradient.getDouble(0)).isCloseTo(0.01, withinPercentage(1e-6));
		assertThat(gradient.getDouble(1)).isCloseTo(-0.01, withinPercentage(1e-2));
		assertThat(gradient.getDouble(2)).isZero();
	}

	@Test
	void zeroesItsStateOnlyWhenAsked() {
		INDArray state = Nd4j.createFromArray(1.0, 2.0, 3.0, 4.0);
		ADAX.instantiate(state, false);
		assertThat(state.toDoubleVector()).containsExactly(1, 2, 3, 4);
		ADAX.instantiate(state, true);
		assertThat(state.toDoubleVector()).containsOnly(0);
	}

	@Test
	void keepsMThenVHatInOneArray() {
		INDArray state = Nd4j.create(DataType.DOUBLE, 4);
		ADAX.instantiate(state, true).applyUpdater(Nd4j.createFromArray(2.0, 3.0), 0, 0);
		assertThat(state.toDoubleVector()).containsExactly((1 - 0.9) * 2, (1 - 0.9) * 3, 4, 9);
	}

	@Test
	void goesOnFromAGivenState() {
		INDArray m = Nd4j.createFromArray(1.0);
		INDArray v = Nd4j.createFromArray(1.0);
		AdaXUpdater updater = ADAX.instantiate(Map.of(AdaXUpdater.M_STATE, m, AdaXUpdater.V_STATE, v), false);
		updater.applyUpdater(Nd4j.createFromArray(0.0), 1, 0);
		assertThat(updater.getState()).containsEntry(AdaXUpdater.M_STATE, m).containsEntry(AdaXUpdater.V_STATE, v);
		assertThat(m.getDouble(0)).isEqualTo(0.9);
		assertThat(v.getDouble(0)).isCloseTo(0.5, withinPercentage(0.01));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1e-4, 0.005 })
	void itsVHatIsTheCorrectedRawRecursion(double beta2) {
		INDArray state = Nd4j.create(DataType.DOUBLE, 2);
		INDArray gradient = Nd4j.create(DataType.DOUBLE, 1);
		AdaXUpdater updater = new AdaX(0.1, 0.9, beta2, 1e-8).instantiate(state, true);
		double v = 0;
		for (int t = 1; t <= 100_000; t++) {
			double g = this.random.nextGaussian();
			v = (1 + beta2) * v + beta2 * g * g;
			gradient.putScalar(0, g);
			updater.applyUpdater(gradient, t - 1, 0);
			assertThat(state.getDouble(1)).isCloseTo(v / StrictMath.expm1(t * StrictMath.log1p(beta2)),
					withinPercentage(1e-7));
		}
	}

	@Test
	void isRightWhereTheRawFormIsInfinite() {
		float raw = 0;
		double exact = 0;
		float[] g = new float[1];
		float[] m = new float[1];
		float[] v = new float[1];
		int t = 0;
		while (t < 900_000) {
			t++;
			g[0] = (float) this.random.nextGaussian();
			raw = (float) (1 + 1e-4) * raw + 1e-4f * g[0] * g[0];
			exact = (1 + 1e-4) * exact + 1e-4 * g[0] * g[0];
			ADAX.step(t - 1, 0).apply(g, m, v, 1);
			if (t % 1000 == 0 || Float.isInfinite(raw)) {
				assertThat((double) v[0]).isCloseTo(exact / StrictMath.expm1(t * StrictMath.log1p(1e-4)),
						withinPercentage(0.1));
			}
		}
		assertThat(raw).isInfinite();
	}

	@ParameterizedTest
	@EnumSource(names = { "FLOAT", "DOUBLE" })
	void isOneStepOverPlainArrays(DataType type) {
		int n = 2 * Kernel.RANGE + 5;
		float[] g = gaussians(n);
		float[] m = gaussians(n);
		float[] v = squares(gaussians(n));
		INDArray state = Nd4j.concat(0, Nd4j.createFromArray(m), Nd4j.createFromArray(v)).castTo(type);
		INDArray gradient = Nd4j.createFromArray(g).castTo(type);
		ADAX.instantiate(state, false).applyUpdater(gradient, 20, 0);
		if (type == DataType.FLOAT) {
			ADAX.step(20, 0).apply(g, m, v, n);
			assertThat(gradient.toFloatVector()).isEqualTo(g);
			assertThat(state.toFloatVector()).startsWith(m).endsWith(v);
		}
		else {
			double[] update = doubles(g);
			double[] mean = doubles(m);
			double[] square = doubles(v);
			ADAX.step(20, 0).apply(update, mean, square, n);
			assertThat(gradient.toDoubleVector()).isEqualTo(update);
			assertThat(state.toDoubleVector()).startsWith(mean).endsWith(square);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "FLOAT", "DOUBLE" })
	void leavesTheNeighboursOfItsViewsAlone(DataType type) {
		INDArray states = Nd4j.ones(type, 3 + 10 + 3);
		INDArray gradients = Nd4j.ones(type, 1, 2 + 5 + 4);
		AdaXUpdater updater = ADAX.instantiate(states.get(NDArrayIndex.interval(3, 13)), true);
		updater.applyUpdater(gradients.reshape(11).get(NDArrayIndex.interval(2, 7)), 0, 0);
		assertThat(states.toDoubleVector()).startsWith(1, 1, 1).endsWith(1, 1, 1);
		assertThat(states.get(NDArrayIndex.interval(3, 13)).toDoubleVector()).doesNotContain(0);
		assertThat(gradients.toDoubleVector()).startsWith(1, 1).endsWith(1, 1, 1, 1);
		assertThat(gradients.reshape(11).get(NDArrayIndex.interval(2, 7)).toDoubleVector()).doesNotContain(1);
	}

	@Test
	void takesAGradientWithGaps() {
		INDArray matrix = Nd4j.createFromArray(new double[][] { { 4, 100 }, { -4, 100 } });
		updater(DataType.DOUBLE, 2).applyUpdater(matrix.getColumn(0), 0, 0);
		assertThat(matrix.getColumn(0).toDoubleVector()).satisfies((column) -> {
			assertThat(column[0]).isCloseTo(0.01, withinPercentage(1e-6));
			assertThat(column[1]).isCloseTo(-0.01, withinPercentage(1e-6));
		});
		assertThat(matrix.getColumn(1).toDoubleVector()).containsOnly(100);
	}

	@Test
	void takesAStateWithGaps() {
		INDArray matrix = Nd4j.ones(DataType.DOUBLE, 4, 2);
		ADAX.instantiate(matrix.getColumn(1), true).applyUpdater(Nd4j.createFromArray(2.0, 3.0), 0, 0);
		assertThat(matrix.getColumn(0).toDoubleVector()).containsOnly(1);
		assertThat(matrix.getColumn(1).toDoubleVector()).endsWith(4, 9);
	}

	@Test
	void matchesElementsOfMatricesWhateverTheirOrder() {
		INDArray inC = Nd4j.createFromArray(new double[][] { { 1, -2, 3 }, { -4, 5, -6 } });
		INDArray inF = inC.dup('f');
		for (int iteration = 0; iteration < 2; iteration++) {
			AdaXUpdater updater = new AdaXUpdater(ADAX);
			updater.setStateViewArray(Nd4j.create(DataType.DOUBLE, 1, 12), new long[] { 2, 3 }, 'f', true);
			updater.getState().get(AdaXUpdater.M_STATE).putScalar(0, 1, 8);
			updater.applyUpdater((iteration == 0) ? inC : inF, 1, 0);
		}
		assertThat(inF.ordering()).isEqualTo('f');
		assertThat(inC.getDouble(0, 1)).isPositive();
		assertThat(inC).isEqualTo(inF);
	}

	@ParameterizedTest
	@EnumSource(names = { "FLOAT", "DOUBLE" })
	void isFiniteAndAveragesAllAfterTenMillionSteps(DataType type) {
		INDArray state = Nd4j.createFromArray(0, 4.0).castTo(type);
		AdaXUpdater updater = ADAX.instantiate(state, false);
		for (int iteration = 10_000_000; iteration < 10_000_100; iteration++) {
			INDArray gradient = Nd4j.createFromArray(1.0).castTo(type);
			updater.applyUpdater(gradient, iteration, 0);
			assertThat(gradient.getDouble(0)).isBetween(0.0, 0.1 / Math.sqrt(4));
		}
		assertThat(state.getDouble(0)).isCloseTo(1, withinPercentage(0.01));
		assertThat(state.getDouble(1)).isEqualTo(4);
	}

	@ParameterizedTest
	@EnumSource
	void hasNoUpdateForAParameterThatNeverHadAGradient(EpsilonPlacement placement) {
		AdaX adaX = AdaX.builder().epsilon(Double.MIN_VALUE).epsilonPlacement(placement).build();
		for (DataType type : new DataType[] { DataType.FLOAT, DataType.DOUBLE }) {
			for (int iteration : new int[] { 0, 1, 1000, 10_000_000, Integer.MAX_VALUE }) {
				INDArray gradient = Nd4j.zeros(type, 1);
				adaX.instantiate(Nd4j.create(type, 2), true).applyUpdater(gradient, iteration, 0);
				assertThat(gradient.getDouble(0)).isZero();
			}
		}
	}

	@Test
	void refusesAGradientOfAnotherType() {
		AdaXUpdater updater = updater(DataType.DOUBLE, 2);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> updater.applyUpdater(Nd4j.create(DataType.FLOAT, 2), 0, 0))
			.withMessage("The gradient has 2 values of type FLOAT, the optimizer's state 2 of type DOUBLE");
	}

	@Test
	void refusesAGradientOfAnotherLength() {
		AdaXUpdater updater = updater(DataType.FLOAT, 2);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> updater.applyUpdater(Nd4j.create(DataType.FLOAT, 3), 0, 0))
			.withMessageStartingWith("The gradient has 3 values");
	}

	@Test
	void refusesStatesThatItCannotKeep() {
		assertThatIllegalArgumentException().isThrownBy(() -> updater(DataType.HALF, 2))
			.withMessage("The optimizer's state is HALF but must be FLOAT or DOUBLE");
		assertThatIllegalArgumentException().isThrownBy(() -> ADAX.instantiate(Nd4j.create(3), true))
			.withMessageContaining("row vector of even length");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ADAX.instantiate(Map.of("M", Nd4j.create(3), "V", Nd4j.create(3)), true))
			.withMessageContaining("[M,V_HAT]");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ADAX.instantiate(Map.of("M", Nd4j.create(3), "V_HAT", Nd4j.create(2)), true))
			.withMessageStartingWith("The first moment has 3 values");
	}

	@Test
	void refusesAStepWithoutAState() {
		assertThatIllegalStateException().isThrownBy(() -> new AdaXUpdater(ADAX).applyUpdater(Nd4j.create(2), 0, 0));
	}

	private static AdaXUpdater updater(DataType type, long n) {
		return ADAX.instantiate(Nd4j.createUninitialized(type, 2 * n), true);
	}

	private float[] gaussians(int n) {
		float[] values = new float[n];
		for (int i = 0; i < n; i++) {
			values[i] = (float) this.random.nextGaussian();
		}
		return values;
	}

	private static float[] squares(float[] values) {
		for (int i = 0; i < values.length; i++) {
			values[i] *= values[i];
		}
		return values;
	}

	private static double[] doubles(float[] values) {
		return Nd4j.createFromArray(values).toDoubleVector();
	}

}
