package io.adax.trainer.training;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GradientClippingTest {

	/** Two layers, and a statistic after each. */
	private static final List<ParameterBlock> BLOCKS = List.of(
			new ParameterBlock(0, "W", ParameterBlock.Kind.WEIGHT, 0, 1, 1),
			new ParameterBlock(0, "b", ParameterBlock.Kind.BIAS, 1, 1, 1),
			new ParameterBlock(0, "mean", ParameterBlock.Kind.STATISTIC, 2, 1, 1),
			new ParameterBlock(1, "W", ParameterBlock.Kind.WEIGHT, 3, 1, 1),
			new ParameterBlock(1, "var", ParameterBlock.Kind.STATISTIC, 4, 1, 1));

	private static double[] clipped(GradientClipping clipping, double... gradient) {
		FunctionObjective objective = new FunctionObjective(BLOCKS, (x) -> x, gradient);
		objective.gradient().assign(objective.parameters());
		GradientClipper.of(clipping, objective).clip();
		return objective.gradient().toDoubleVector();
	}

	@Test
	void byValueMovesElementsIntoTheInterval() {
		assertThat(clipped(new GradientClipping.Value(0.5), 3, -4, 100, 0.25, -200)).containsExactly(0.5, -0.5, 100,
				0.25, -200);
	}

	@Test
	void byLayerScalesALayerThatIsTooLarge() {
		assertThat(clipped(new GradientClipping.LayerNorm(1.0), 3, -4, 100, 0.25, -200))
			.containsExactly(new double[] { 0.6, -0.8, 100, 0.25, -200 }, within(1e-6));
	}

	@Test
	void byGlobalNormScalesAllAlike() {
		assertThat(clipped(new GradientClipping.GlobalNorm(1.3), 3, -4, 100, 12, -200))
			.containsExactly(new double[] { 0.3, -0.4, 100, 1.2, -200 }, within(1e-6));
	}

	@Test
	void leavesASmallGradientAlone() {
		double[] small = { 0.3f, -0.4f, 100, 0.1f, -200 };
		assertThat(clipped(new GradientClipping.GlobalNorm(1.0), small)).containsExactly(small);
		assertThat(clipped(new GradientClipping.LayerNorm(1.0), small)).containsExactly(small);
		assertThat(clipped(new GradientClipping.Value(1.0), small)).containsExactly(small);
	}

	@Test
	void scalesAGradientWhoseSquareIsOutOfRange() {
		assertThat(clipped(new GradientClipping.GlobalNorm(5.0), 3e30, -4e30, 0, 0, 0))
			.containsExactly(new double[] { 3, -4, 0, 0, 0 }, within(1e-5));
	}

	@Test
	void comesBeforeThePenalty() {
		FunctionObjective objective = new FunctionObjective((x) -> new double[] { 100 }, 2);
		OptimizerSpec sgd = new SgdOptimizer(1.0, 0.25, 0.0, null);
		OptimizerStep step = new OptimizerStep(new LayerOptimizers(sgd, List.of()), new GradientClipping.Value(1.0),
				objective, new RunLength(10, 1));
		objective.step(step, 0);
		assertThat(objective.values()[0]).isEqualTo(2 - (1 + 0.25 * 2));
	}

	/** Deeplearning4j's own clipping takes running statistics for gradients. */
	@Test
	void letsTheStatisticsOfBatchNormalizationAlone() {
		assertThat(statistics(new GradientClipping.GlobalNorm(1e-3))).isEqualTo(statistics(null));
	}

	private static INDArray statistics(GradientClipping clipping) {
		NetworkSpec network = new NetworkSpec(List.of(new LayerSpec.BatchNormalization()));
		Architecture architecture = new Architecture(2, network.layers(),
				new Architecture.Head(1, Activation.IDENTITY, Loss.MSE));
		try (Dl4jObjective objective = Dl4jObjective.create(architecture, 1)) {
			OptimizerStep step = new OptimizerStep(
					LayerOptimizers.of(new SgdOptimizer(1e-9, null, null, null), network), clipping, objective,
					new RunLength(10, 1));
			for (int i = 0; i < 10; i++) {
				objective.lossAndGradient(new Batch(new float[] { 5, -3, 7, 1 }, new float[] { 1, 2 }, 2), 7);
				step.apply(i, 0);
			}
			return Nd4j.concat(0,
					objective.blocks()
						.stream()
						.filter((block) -> block.kind() == ParameterBlock.Kind.STATISTIC)
						.map((block) -> block.range().of(objective.parameters()).dup())
						.toArray(INDArray[]::new));
		}
	}

}
