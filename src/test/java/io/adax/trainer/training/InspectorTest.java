package io.adax.trainer.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.adax.trainer.training.InspectionSpec.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is measured, against plain loops over the same numbers. */
class InspectorTest {

	private static final int INPUTS = 5;

	private static final int ROWS = 12;

	/** A rectifier before dropout, which zeroes its answers in place. */
	private static final List<LayerSpec> HIDDEN = List.of(new LayerSpec.Dense(9, Activation.RELU),
			new LayerSpec.Dropout(0.5), new LayerSpec.Dense(6, Activation.TANH), new LayerSpec.BatchNormalization(),
			new LayerSpec.ActivationLayer(Activation.RELU));

	private final Dl4jObjective objective = Dl4jObjective
		.create(new Architecture(INPUTS, HIDDEN, new Architecture.Head(3, Activation.SOFTMAX, Loss.MCXENT)), 1);

	private final OptimizerStep step = Samples.step(this.objective, 100);

	private final Batch batch = batch();

	@AfterEach
	void close() {
		this.objective.close();
	}

	private static Batch batch() {
		float[] features = new float[ROWS * INPUTS];
		float[] labels = new float[ROWS * 3];
		for (int i = 0; i < features.length; i++) {
			features[i] = (float) Math.sin(1 + 2.3 * i);
		}
		for (int row = 0; row < ROWS; row++) {
			labels[row * 3 + row % 3] = 1;
		}
		return new Batch(features, labels, ROWS);
	}

	private Map<String, Double> look(Level level, float[] gradient) {
		Inspector inspector = new Inspector(new InspectionSpec(level, 10), HIDDEN, this.objective, this.step);
		inspector.begin(1);
		this.objective.lossAndGradient(this.batch, 7);
		System.arraycopy(this.objective.gradient().toFloatVector(), 0, gradient, 0, gradient.length);
		inspector.evaluated(1);
		this.step.apply(0, 0);
		return inspector.stepped(1, 0);
	}

	private float[] flat() {
		return new float[(int) this.objective.parameters().length()];
	}

	private double norm(float[] flat, int layer) {
		double sum = 0;
		for (ParameterBlock block : this.objective.blocks()) {
			if (block.kind() != ParameterBlock.Kind.STATISTIC && (layer < 0 || block.layer() == layer)) {
				for (long i = block.offset(); i < block.end(); i++) {
					sum += (double) flat[(int) i] * flat[(int) i];
				}
			}
		}
		return Math.sqrt(sum);
	}

	@Test
	void looksAtTheFirstIterationAndThenAtEachTenth() {
		InspectionSpec spec = new InspectionSpec(null, null);
		assertThat(LongStream.rangeClosed(1, 30).filter(spec::isDue)).containsExactly(1L, 10L, 20L, 30L);
		assertThat(new InspectionSpec(Level.OFF, 1).isDue(1)).isFalse();
	}

	@Test
	void seesTheNormOfTheWholeGradient() {
		float[] gradient = flat();
		Map<String, Double> values = look(Level.LIGHT, gradient);
		assertThat(values).containsOnlyKeys("optimizer.gradientNorm", "optimizer.decay");
		assertThat(values.get("optimizer.gradientNorm")).isCloseTo(norm(gradient, -1), within(1e-6));
		assertThat(values.get("optimizer.decay")).isZero();
	}

	@Test
	void seesNormAndUpdateOfEachLayerThatLearns() {
		float[] gradient = flat();
		Map<String, Double> values = look(Level.FULL, gradient);
		float[] update = this.objective.gradient().toFloatVector();
		float[] parameters = this.objective.parameters().toFloatVector();
		for (int layer : new int[] { 0, 2, 3, 5 }) {
			assertThat(values.get("layer." + layer + ".gradientNorm")).isCloseTo(norm(gradient, layer), within(1e-6));
			assertThat(values.get("layer." + layer + ".updateRatio"))
				.isCloseTo(norm(update, layer) / norm(parameters, layer), within(1e-6));
		}
		assertThat(values).doesNotContainKeys("layer.1.gradientNorm", "layer.4.updateRatio");
	}

	@Test
	void seesTheMedianOfTheEffectiveRates() {
		float[] gradient = flat();
		double rate = look(Level.FULL, gradient).get("optimizer.effectiveRate");
		// at the first step v̂ is the squared gradient
		double[] rates = this.objective.blocks()
			.stream()
			.filter((block) -> block.kind() != ParameterBlock.Kind.STATISTIC)
			.flatMapToInt((block) -> IntStream.range((int) block.offset(), (int) block.end()))
			.mapToDouble((i) -> 5e-3 / Math.sqrt(gradient[i] * gradient[i] + 1e-8))
			.sorted()
			.toArray();
		double median = (rates[(rates.length - 1) / 2] + rates[rates.length / 2]) / 2;
		assertThat(rate).isCloseTo(median, within(1e-5 * median));
	}

	@Test
	void countsTheUnitsThatAnswerNothingBeforeDropout() {
		setBias(0, 2, -1000);
		setBias(0, 5, -1000);
		int dead = deadUnitsOfTheFirstLayer();
		Map<String, Double> values = look(Level.FULL, flat());
		assertThat(dead).isGreaterThanOrEqualTo(2);
		assertThat(values.get("layer.0.deadUnits")).isEqualTo(dead / 9.0);
		assertThat(values).containsKey("layer.4.deadUnits").doesNotContainKeys("layer.2.deadUnits");
	}

	@Test
	void doesNotMistakeDroppedAnswersForDeadUnits() {
		Batch oneRow = new Batch(this.batch.features(), this.batch.labels(), 1);
		DeadUnits deadUnits = new DeadUnits(HIDDEN);
		for (int seed = 1; seed <= 5; seed++) {
			deadUnits.countNext(this.objective);
			this.objective.lossAndGradient(oneRow, seed);
			assertThat(deadUnits.shares().get(0)).isEqualTo(silent(1) / 9.0);
		}
	}

	@Test
	void leavesLossAndGradientAsTheyAre() {
		double loss = this.objective.lossAndGradient(this.batch, 7);
		float[] gradient = this.objective.gradient().toFloatVector();
		new DeadUnits(HIDDEN).countNext(this.objective);
		assertThat(this.objective.lossAndGradient(this.batch, 7)).isEqualTo(loss);
		assertThat(this.objective.gradient().toFloatVector()).isEqualTo(gradient);
	}

	@Test
	void countsInOneEvaluationOnly() {
		DeadUnits deadUnits = new DeadUnits(HIDDEN);
		deadUnits.countNext(this.objective);
		this.objective.lossAndGradient(this.batch, 7);
		Map<Integer, Double> before = Map.copyOf(deadUnits.shares());
		for (int unit = 0; unit < 9; unit++) {
			setBias(0, unit, -1000);
		}
		this.objective.lossAndGradient(this.batch, 7);
		assertThat(deadUnits.shares()).isEqualTo(before);
	}

	private void setBias(int layer, int unit, float value) {
		this.objective.parameters().putScalar(block(layer, "b").offset() + unit, value);
	}

	private ParameterBlock block(int layer, String name) {
		return this.objective.blocks()
			.stream()
			.filter((block) -> block.layer() == layer && block.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private int deadUnitsOfTheFirstLayer() {
		return silent(ROWS);
	}

	/** W lies column by column, a unit a column. */
	private int silent(int rows) {
		float[] parameters = this.objective.parameters().toFloatVector();
		boolean[] alive = new boolean[9];
		for (int row = 0; row < rows; row++) {
			for (int unit = 0; unit < 9; unit++) {
				double z = parameters[(int) block(0, "b").offset() + unit];
				for (int input = 0; input < INPUTS; input++) {
					z += this.batch.features()[row * INPUTS + input] * parameters[unit * INPUTS + input];
				}
				alive[unit] |= z > 0;
			}
		}
		return (int) IntStream.range(0, 9).filter((unit) -> !alive[unit]).count();
	}

	@Test
	void sumsSmallAndLargeValuesInDoublePrecision() {
		float[] values = new float[5000];
		Arrays.fill(values, 1e-25f);
		assertThat(FlatNorm.square(org.nd4j.linalg.factory.Nd4j.createFromArray(values))).isCloseTo(5000 * 1e-50,
				within(1e-52));
		Arrays.fill(values, 1e25f);
		assertThat(FlatNorm.square(org.nd4j.linalg.factory.Nd4j.createFromArray(values))).isCloseTo(5000 * 1e50,
				within(1e48));
	}

}
