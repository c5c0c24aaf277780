package io.adax.trainer.training;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.adax.trainer.optimizer.ParameterAware;
import io.adax.trainer.optimizer.PerParameter;
import io.adax.trainer.optimizer.Pace;
import io.adax.trainer.optimizer.RateCurve;
import io.adax.trainer.optimizer.ScheduledRate;
import org.deeplearning4j.nn.conf.serde.JsonMappers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/** What every optimizer must do, whoever wrote it. */
@Tag("thorough")
class OptimizerContractTest {

	private static final int N = 6;

	private static final int FAR = 10_000_000;

	static Stream<String> all() {
		return AllOptimizers.names();
	}

	static Stream<String> withLearningRate() {
		return all().filter((name) -> AllOptimizers.byDefault(name).hasLearningRate());
	}

	@ParameterizedTest
	@MethodSource("all")
	void keepsAsMuchStateAsItDeclares(String name) {
		int declared = AllOptimizers.byDefault(name)
			.getClass()
			.getAnnotation(CatalogueEntry.class)
			.stateValuesPerParameter();
		// AdaFactor: 2 rows and 3 columns
		assertThat(updater(name).stateSize(N)).isEqualTo((declared >= 0) ? (long) declared * N : 2 + 3);
	}

	@ParameterizedTest
	@MethodSource("all")
	void startsAnewWhateverWasInTheMemory(String name) {
		IUpdater updater = updater(name);
		INDArray ones = state(updater, 1);
		INDArray sevens = state(updater, 7);
		if (ones != null) {
			updater.instantiate(ones, true);
			updater.instantiate(sevens, true);
			assertThat(ones).isEqualTo(sevens);
			assertThat(ones.amaxNumber().doubleValue()).isLessThan(1e-5);
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	void goesOnFromWhatIsInTheMemory(String name) {
		IUpdater updater = updater(name);
		INDArray sevens = state(updater, 7);
		if (sevens != null) {
			updater.instantiate(sevens, false);
			assertThat(sevens.toDoubleVector()).containsOnly(7);
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	void survivesTheJsonOfANetwork(String name) {
		IUpdater updater = updater(name);
		assertThat(throughJson(updater)).isEqualTo(updater).hasSameHashCodeAs(updater);
		assertThat(updater.clone()).isNotSameAs(updater).isEqualTo(updater);
	}

	@ParameterizedTest
	@MethodSource("withLearningRate")
	void survivesTheJsonOfANetworkWithASchedule(String name) {
		IUpdater updater = updater(name);
		updater.setLrAndSchedule(Double.NaN, new ScheduledRate(0.1, new RateCurve.Cosine(0.5, 8), Pace.ITERATION, 2));
		assertThat(throughJson(updater)).isEqualTo(updater).isNotEqualTo(updater(name));
	}

	@ParameterizedTest
	@MethodSource("all")
	void changesTheGradientInPlaceAndNothingBesideIt(String name) {
		IUpdater updater = updater(name);
		INDArray memory = Nd4j.ones(DataType.FLOAT, N + 4);
		INDArray gradient = memory.get(NDArrayIndex.interval(2, N + 2));
		gradient.assign(0.5);
		INDArray parameters = Nd4j.ones(DataType.FLOAT, N);
		apply(updater.instantiate(state(updater, 0), true), gradient, parameters, 0);
		assertThat(memory.toDoubleVector()).startsWith(1, 1).endsWith(1, 1);
		assertThat(gradient.toDoubleVector()).doesNotContain(0.5);
		assertThat(gradient.minNumber().doubleValue()).isPositive();
		assertThat(parameters.toDoubleVector()).containsOnly(1);
	}

	@ParameterizedTest
	@MethodSource("withLearningRate")
	void takesItsLearningRateFromTheSchedule(String name) {
		OptimizerSpec spec = AllOptimizers.byDefault(name).withLearningRate(0.1);
		IUpdater constant = shaped(Updaters.of(spec, new RunLength(100, 1)));
		IUpdater scheduled = shaped(Updaters.of(spec, new RunLength(100, 1)));
		scheduled.setLrAndSchedule(Double.NaN, new ScheduledRate(0.1, new RateCurve.Cosine(0, 96), Pace.ITERATION, 4));
		INDArray full = firstUpdate(constant);
		INDArray quarter = firstUpdate(scheduled);
		assertThat(scheduled.getLearningRate(0, 0)).isEqualTo(0.025);
		for (int i = 0; i < N; i++) {
			assertThat(quarter.getDouble(i)).isCloseTo(full.getDouble(i) / 4, withinPercentage(0.01));
		}
	}

	@ParameterizedTest
	@MethodSource("withLearningRate")
	void standsStillOnceTheScheduleSaysZero(String name) {
		OptimizerSpec spec = new JsonMapper().readValue("""
				{"type": "%s", "schedule": {"type": "map", "values": {"0": 1, "3": 0}}%s}""".formatted(name,
				switch (name) {
					case "adam", "adamax", "nadam", "amsgrad", "adabelief" -> ", \"epsilon\": 0.1";
					case "nesterovs" -> ", \"momentum\": 0";
					case "adafactor" -> ", \"learningRate\": 0.01";
					default -> "";
				}), OptimizerSpec.class);
		FunctionObjective bowl = new FunctionObjective((x) -> new double[] { x[0], 10 * x[1] }, 0.8, -0.5);
		OptimizerStep step = step(spec, bowl);
		bowl.walk(step, 0, 3);
		double[] there = bowl.values();
		assertThat(there[0]).isLessThan(0.8f);
		bowl.walk(step, 3, 6);
		assertThat(bowl.values()).isEqualTo(there);
	}

	@ParameterizedTest
	@MethodSource("all")
	void descendsIntoAQuadraticBowl(String name) {
		FunctionObjective bowl = new FunctionObjective((x) -> new double[] { x[0], 10 * x[1] }, 0.8, -0.5);
		bowl.walk(step(bowling(name), bowl), 0, 4000);
		assertThat(Math.abs(bowl.values()[0]) + Math.abs(bowl.values()[1])).isLessThan(0.1);
	}

	private static OptimizerSpec bowling(String name) {
		OptimizerSpec spec = AllOptimizers.byDefault(name);
		return (name.equals("adafactor") || !spec.hasLearningRate()) ? spec : spec.withLearningRate(0.01);
	}

	@ParameterizedTest
	@MethodSource("all")
	void descendsIntoRosenbrocksValley(String name) {
		FunctionObjective valley = new FunctionObjective((x) -> {
			double slope = 200 * (x[1] - x[0] * x[0]);
			return new double[] { -2 * (1 - x[0]) - 2 * x[0] * slope, slope };
		}, -1.2, 1);
		double[] start = valley.values();
		valley.walk(step(climbing(name), valley), 0, 4000);
		assertThat(rosenbrock(valley.values())).isLessThan(rosenbrock(start) / 5);
	}

	private static OptimizerSpec climbing(String name) {
		return switch (name) {
			case "sgd" -> bowling(name).withLearningRate(1e-3);
			case "nesterovs" -> bowling(name).withLearningRate(1e-4);
			default -> bowling(name);
		};
	}

	private static double rosenbrock(double[] x) {
		return Math.pow(1 - x[0], 2) + 100 * Math.pow(x[1] - x[0] * x[0], 2);
	}

	@ParameterizedTest
	@MethodSource("all")
	void goesOnFromASavedStateToTheSameBits(String name) {
		OptimizerSpec spec = bowling(name);
		FunctionObjective first = wavy(0.3, -0.2, 0.5, 0.1, 1, -1);
		OptimizerStep step = step(spec, first);
		first.walk(step, 0, 7);
		FunctionObjective second = wavy(first.values());
		OptimizerStep resumed = step(spec, second);
		resumed.state().assign(step.state());
		first.walk(step, 7, 20);
		second.walk(resumed, 7, 20);
		assertThat(second.parameters()).isEqualTo(first.parameters());
		assertThat(RawArray.sha256(second.parameters())).isEqualTo(RawArray.sha256(first.parameters()));
		assertThat(RawArray.sha256(resumed.state())).isEqualTo(RawArray.sha256(step.state()));
	}

	private static FunctionObjective wavy(double... start) {
		List<ParameterBlock> blocks = List.of(new ParameterBlock(0, "W", ParameterBlock.Kind.WEIGHT, 0, 2, 2),
				new ParameterBlock(0, "b", ParameterBlock.Kind.BIAS, 4, 1, 2));
		return new FunctionObjective(blocks,
				(x) -> IntStream.range(0, x.length).mapToDouble((i) -> Math.sin(3 * x[i] + i)).toArray(), start);
	}

	@ParameterizedTest
	@MethodSource("all")
	void doesNotMoveWithoutAGradientFromTheStart(String name) {
		for (int iteration : new int[] { 0, 1, 1000, FAR }) {
			IUpdater updater = updater(name);
			INDArray gradient = Nd4j.zeros(DataType.FLOAT, N);
			apply(updater.instantiate(state(updater, 0), true), gradient, Nd4j.ones(DataType.FLOAT, N), iteration);
			assertThat(gradient.toDoubleVector()).containsOnly(0);
		}
	}

	@ParameterizedTest
	@MethodSource("all")
	void staysFiniteAtTenMillionSteps(String name) {
		IUpdater updater = updater(name);
		GradientUpdater<?> running = updater.instantiate(state(updater, 0), true);
		for (int iteration : new int[] { 0, 1, FAR, FAR + 1, Integer.MAX_VALUE - 1 }) {
			for (double value : new double[] { 0.5, 0, 1e-30, 1e10 }) {
				INDArray gradient = Nd4j.valueArrayOf(new long[] { N }, value, DataType.FLOAT);
				apply(running, gradient, Nd4j.ones(DataType.FLOAT, N), iteration);
				assertThat(gradient.amaxNumber().doubleValue()).isFinite();
			}
		}
	}

	private static IUpdater updater(String name) {
		return shaped(Updaters.of(AllOptimizers.byDefault(name), new RunLength(100, 1)));
	}

	private static IUpdater shaped(IUpdater updater) {
		return (updater instanceof PerParameter each) ? each.shaped(2, 3) : updater;
	}

	private static INDArray state(IUpdater updater, double value) {
		long size = updater.stateSize(N);
		return (size > 0) ? Nd4j.valueArrayOf(new long[] { 1, size }, value, DataType.FLOAT) : null;
	}

	private static INDArray firstUpdate(IUpdater updater) {
		INDArray gradient = Nd4j.createFromArray(0.1f, -0.2f, 0.3f, 0.4f, -0.5f, 0.6f);
		apply(updater.instantiate(state(updater, 0), true), gradient, Nd4j.ones(DataType.FLOAT, N), 0);
		return gradient;
	}

	private static void apply(GradientUpdater<?> updater, INDArray gradient, INDArray parameters, int iteration) {
		if (updater instanceof ParameterAware aware) {
			aware.applyUpdater(gradient, parameters, iteration, 0);
		}
		else {
			updater.applyUpdater(gradient, iteration, 0);
		}
	}

	private static OptimizerStep step(OptimizerSpec spec, Objective objective) {
		return new OptimizerStep(new LayerOptimizers(spec, List.of()), null, objective, new RunLength(100, 1));
	}

	private static IUpdater throughJson(IUpdater updater) {
		try {
			String json = JsonMappers.getMapper().writeValueAsString(updater);
			return JsonMappers.getMapper().readValue(json, IUpdater.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
