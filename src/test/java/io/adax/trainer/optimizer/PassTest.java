package io.adax.trainer.optimizer;

import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every way to take a step gives the bits of the equations in {@link AdaptiveStep}. */
@Tag("thorough")
class PassTest {

	private static final AdaptiveStep[] STEPS = { new AdaptiveStep(1.5e-3, 0.9, 0.3, 1e-8, 0),
			new AdaptiveStep(0.1, 0, 1, 0, 1e-3), new AdaptiveStep(1, 0.99, 1e-12, 1e-12, 0),
			new AdaptiveStep(0, 0.9, 1e-50, 1e-60, 0) };

	private static final float[] SPECIAL = { 0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY,
			Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, 1e-42f, -1e-42f, Float.MAX_VALUE, -Float.MAX_VALUE, 1f,
			-1f, 1e-20f, 3e19f };

	static Stream<Arguments> passes() {
		return Stream.of(DataType.FLOAT, DataType.DOUBLE)
			.flatMap((type) -> Stream.of(1, 3, 7, 8, 15, 16, 17, 1000, Kernel.RANGE + 5, NativePass.PORTION + 31)
				.flatMap((n) -> Stream.of(Arguments.of(type, "vectors", n), Arguments.of(type, "arrays", n),
						Arguments.of(type, "nd4j", n))));
	}

	@ParameterizedTest
	@MethodSource("passes")
	void givesTheBitsOfTheEquations(DataType type, String way, int n) {
		for (AdaptiveStep step : STEPS) {
			Operands operands = Operands.random(type, n, new Random(n));
			Operands expected = operands.stepped(step);
			pass(type, way).apply(step, operands.g, operands.m, operands.v);
			operands.assertSameBits(expected);
		}
	}

	@ParameterizedTest
	@MethodSource("passes")
	void givesTheSameBitsInViewsThatBeginAnywhere(DataType type, String way, int n) {
		Operands whole = Operands.random(type, n + 9, new Random(n));
		Operands views = new Operands(view(whole.g, 1, n), view(whole.m, 4, n), view(whole.v, 7, n));
		Operands expected = views.stepped(STEPS[0]);
		pass(type, way).apply(STEPS[0], views.g, views.m, views.v);
		views.assertSameBits(expected);
		Operands untouched = Operands.random(type, n + 9, new Random(n));
		Stream.of(0L, n + 1L, n + 8L)
			.forEach((i) -> assertThat(whole.g.getDouble(i)).isEqualTo(untouched.g.getDouble(i)));
	}

	private static INDArray view(INDArray whole, long from, int n) {
		return whole.get(NDArrayIndex.interval(from, from + n));
	}

	@ParameterizedTest
	@CsvSource({ "vectors", "arrays", "nd4j" })
	void keepsTheSecondMomentThatLearnsNothingFromAGradientWhoseSquareIsInfinite(String way) {
		INDArray g = Nd4j.valueArrayOf(new long[] { 37 }, 3e19, DataType.FLOAT);
		INDArray m = Nd4j.zeros(DataType.FLOAT, 37);
		INDArray v = Nd4j.ones(DataType.FLOAT, 37);
		pass(DataType.FLOAT, way).apply(new AdaptiveStep(1e-3, 0, 1e-50, 0, 1e-8), g, m, v);
		assertThat(v.toFloatVector()).containsOnly(1);
		assertThat(g.getFloat(0)).isCloseTo(3e16f, within(1e11f));
	}

	static Stream<Arguments> threads() {
		return Stream.of(DataType.FLOAT, DataType.DOUBLE)
			.flatMap((type) -> Stream.of("vectors", "arrays")
				.flatMap((way) -> Stream.of(1, 2, 3, 8).map((threads) -> Arguments.of(type, way, threads))));
	}

	@ParameterizedTest
	@MethodSource("threads")
	void givesTheSameBitsWhateverTheThreadsAndTheStretches(DataType type, String way, int threads) {
		Operands operands = Operands.random(type, 600_001, new Random(5));
		Operands expected = operands;
		NativePass<?, ?> pass = new NativePass<>(kernel(type, way), threads, 2 * NativePass.PORTION);
		for (AdaptiveStep step : STEPS) {
			expected = expected.stepped(step);
			pass.apply(step, operands.g, operands.m, operands.v);
		}
		operands.assertSameBits(expected);
	}

	@Test
	void takesVectorsOnlyWhereTheyPay() {
		assertThat(Kernels.of(DataType.FLOAT, Kernels.VECTORS_FROM - 1)).isInstanceOf(FloatArrays.class);
		assertThat(Kernels.of(DataType.FLOAT, Kernels.VECTORS_FROM)).isInstanceOf(FloatVectors.class);
		assertThat(Kernels.of(DataType.DOUBLE, Kernels.VECTORS_FROM)).isInstanceOf(DoubleVectors.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "FLOAT", "DOUBLE" })
	void followsAGradientThatMoves(DataType type) {
		int n = 100;
		NativePass<?, ?> pass = new NativePass<>(kernel(type, "vectors"), 1);
		INDArray gradients = Nd4j.ones(type, 2 * n);
		INDArray m = Nd4j.zeros(type, n);
		INDArray v = Nd4j.zeros(type, n);
		AdaptiveStep step = new AdaptiveStep(1, 0, 1, 1e-8, 0);
		pass.apply(step, gradients.get(NDArrayIndex.interval(0, n)), m, v);
		gradients.muli(5);
		pass.apply(step, gradients.get(NDArrayIndex.interval(n, 2 * n)), m, v);
		assertThat(gradients.getDouble(0)).isCloseTo(5, within(1e-6));
		assertThat(gradients.getDouble(n)).isCloseTo(1, within(1e-6));
		assertThat(v.toDoubleVector()).containsOnly(25);
	}

	@Test
	void readsAndWritesMatricesInTheirOrderByNd4jToo() {
		INDArray g = Nd4j.createFromArray(new double[][] { { 1, 2, 3 }, { 4, 5, 6 } }).dup('f');
		INDArray m = Nd4j.create(DataType.DOUBLE, 6);
		INDArray v = Nd4j.create(DataType.DOUBLE, 6);
		new Nd4jPass('f').apply(new AdaptiveStep(1, 0, 1, 1e-8, 0), g, m, v);
		assertThat(v.toDoubleVector()).containsExactly(1, 16, 4, 25, 9, 36);
		assertThat(g.getDouble(1, 2)).isEqualTo(6 / Math.sqrt(36 + 1e-8));
	}

	// the objects that a step is described by are not counted: they are as many for any
	// size
	@ParameterizedTest
	@MethodSource("threads")
	void allocatesNothingThatGrowsWithTheParameters(DataType type, String way, int threads) {
		NativePass<?, ?> pass = new NativePass<>(kernel(type, way), threads);
		Operands operands = Operands.random(type, 300_000, new Random(3));
		long perStep = Long.MAX_VALUE;
		for (int i = 0; i < 300; i++) {
			long before = allocated();
			pass.apply(STEPS[0], operands.g, operands.m, operands.v);
			perStep = Math.min(perStep, allocated() - before);
		}
		assertThat(perStep).isLessThan(1000);
	}

	private static long allocated() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	private static Pass pass(DataType type, String way) {
		return way.equals("nd4j") ? new Nd4jPass('c') : new NativePass<>(kernel(type, way), 1);
	}

	private static Kernel<?, ?> kernel(DataType type, String way) {
		if (type == DataType.FLOAT) {
			return way.equals("vectors") ? new FloatVectors() : new FloatArrays();
		}
		return way.equals("vectors") ? new DoubleVectors() : new DoubleArrays();
	}

	private record Operands(INDArray g, INDArray m, INDArray v) {

		static Operands random(DataType type, int n, Random random) {
			return new Operands(values(type, n, random), values(type, n, random), values(type, n, random));
		}

		private static INDArray values(DataType type, int n, Random random) {
			double[] values = random.doubles(n, -1, 1).toArray();
			for (int i = 0; i < n; i++) {
				values[i] = (random.nextInt(4) == 0) ? SPECIAL[random.nextInt(SPECIAL.length)]
						: values[i] * Math.pow(10, random.nextInt(40) - 20);
			}
			return Nd4j.createFromArray(values).castTo(type);
		}

		Operands stepped(AdaptiveStep step) {
			if (this.g.dataType() == DataType.FLOAT) {
				float[] g = this.g.dup().toFloatVector();
				float[] m = this.m.dup().toFloatVector();
				float[] v = this.v.dup().toFloatVector();
				step.apply(g, m, v, g.length);
				return new Operands(Nd4j.createFromArray(g), Nd4j.createFromArray(m), Nd4j.createFromArray(v));
			}
			double[] g = this.g.dup().toDoubleVector();
			double[] m = this.m.dup().toDoubleVector();
			double[] v = this.v.dup().toDoubleVector();
			step.apply(g, m, v, g.length);
			return new Operands(Nd4j.createFromArray(g), Nd4j.createFromArray(m), Nd4j.createFromArray(v));
		}

		// all NaN are one, but -0.0 is not 0.0
		void assertSameBits(Operands expected) {
			assertThat(this.g.toDoubleVector()).as("g").isEqualTo(expected.g.toDoubleVector());
			assertThat(this.m.toDoubleVector()).as("m").isEqualTo(expected.m.toDoubleVector());
			assertThat(this.v.toDoubleVector()).as("v").isEqualTo(expected.v.toDoubleVector());
		}

	}

}
