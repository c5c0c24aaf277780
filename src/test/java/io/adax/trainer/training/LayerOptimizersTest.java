package io.adax.trainer.training;

import java.nio.file.Path;
import java.util.List;

import io.adax.trainer.data.DataSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LayerOptimizersTest {

	private static final OptimizerSpec SGD = new SgdOptimizer(1.0, null, null, new ScheduleSpec.Constant(4));

	private static final List<ParameterBlock> TWO_LAYERS = List.of(
			new ParameterBlock(0, "W", ParameterBlock.Kind.WEIGHT, 0, 1, 1),
			new ParameterBlock(1, "W", ParameterBlock.Kind.WEIGHT, 1, 1, 1),
			new ParameterBlock(2, "W", ParameterBlock.Kind.WEIGHT, 2, 1, 1));

	private static LayerSpec.Dense dense(Double learningRate, OptimizerSpec optimizer) {
		return new LayerSpec.Dense(4, Activation.RELU, learningRate, optimizer);
	}

	@Test
	void takesTheNetworksWhereALayerHasNone() {
		LayerOptimizers optimizers = LayerOptimizers.of(SGD,
				new NetworkSpec(List.of(dense(null, null), new LayerSpec.Dropout(0.1))));
		assertThat(optimizers.of(0)).isSameAs(SGD);
		assertThat(optimizers.of(1)).isSameAs(SGD);
		assertThat(optimizers.of(2)).as("the derived output layer").isSameAs(SGD);
	}

	@Test
	void keepsOptimizerAndScheduleUnderALearningRateOfItsOwn() {
		LayerOptimizers optimizers = LayerOptimizers.of(SGD, new NetworkSpec(List.of(dense(0.1, null))));
		assertThat(optimizers.of(0)).isEqualTo(new SgdOptimizer(0.1, null, null, new ScheduleSpec.Constant(4)));
	}

	@Test
	void stepsEachLayerWithItsOwn() {
		OptimizerSpec penalized = new SgdOptimizer(0.5, 0.0, 0.1, null);
		LayerOptimizers optimizers = LayerOptimizers.of(SGD,
				new NetworkSpec(List.of(dense(null, null), dense(0.1, null), dense(null, penalized))));
		FunctionObjective objective = new FunctionObjective(TWO_LAYERS, (x) -> new double[] { 1, 1, 1 }, 2, 2, 2);
		objective.step(new OptimizerStep(optimizers, null, objective, new RunLength(10, 1)), 0);
		// a warm-up of 4 iterations begins with a quarter of the rate
		assertThat(objective.values()).containsExactly(2 - 1f / 4, 2 - 0.1f / 4, (float) (2 - 0.5 - 0.5 * 0.1 * 2));
	}

	@Test
	void sharesAStateOnlyAmongEqualNeighbours() {
		OptimizerSpec adaX = AdaXOptimizer.byDefault();
		OptimizerSpec adam = AllOptimizers.byDefault("adam");
		LayerOptimizers optimizers = LayerOptimizers.of(adaX,
				new NetworkSpec(List.of(dense(null, null), dense(1.5e-3, null), dense(null, adam))));
		assertThat(OptimizerSection.of(TWO_LAYERS, optimizers, new RunLength(10, 1)))
			.extracting(OptimizerSection::range)
			.containsExactly(new ParameterBlock.Range(0, 2), new ParameterBlock.Range(2, 3));
	}

	@Test
	void givesAdaFactorEachParameterByItself() {
		LayerOptimizers optimizers = LayerOptimizers.of(AllOptimizers.byDefault("adafactor"),
				new NetworkSpec(List.of()));
		assertThat(OptimizerSection.of(TWO_LAYERS, optimizers, new RunLength(10, 1))).hasSize(3);
	}

	@Test
	void survivesTheJsonBetweenServiceAndEngine() {
		NetworkSpec network = new NetworkSpec(List.of(dense(0.1, null), new LayerSpec.BatchNormalization(),
				new LayerSpec.Output(null, null, null, null, AllOptimizers.byDefault("adaptive"))));
		tools.jackson.databind.json.JsonMapper mapper = tools.jackson.databind.json.JsonMapper.shared();
		assertThat(mapper.readValue(mapper.writeValueAsString(network), NetworkSpec.class)).isEqualTo(network);
	}

	@TempDir
	Path directory;

	@Test
	void refusesBothAndWhatDoesNotFit() {
		DataSpec data = Samples.twoClasses(this.directory);
		OptimizerSpec wrong = new AdaFactorOptimizer(null, null, null, null, null, null, null, 0.1, 0.1,
				new ScheduleSpec.Constant(4));
		RunSpec spec = new RunSpec(data, new NetworkSpec(List.of(dense(0.1, SGD), dense(null, wrong))), SGD,
				Samples.training(1));
		assertThat(faults(spec)).containsExactlyInAnyOrder("/network/layers/0/learningRate",
				"/network/layers/1/optimizer/l2", "/network/layers/1/optimizer/schedule");
		RunSpec adaDelta = new RunSpec(data, new NetworkSpec(List.of(dense(0.1, null))),
				AllOptimizers.byDefault("adadelta"), Samples.training(1));
		assertThat(faults(adaDelta)).containsExactly("/network/layers/0/learningRate");
	}

	private static List<String> faults(RunSpec spec) {
		return SpecRules.check(spec, new Limits(9, 100, 100_000, 50, 64, 1 << 30, 1 << 30))
			.stream()
			.map(SpecFault::pointer)
			.toList();
	}

}
