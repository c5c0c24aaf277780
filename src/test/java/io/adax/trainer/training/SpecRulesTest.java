package io.adax.trainer.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.adax.trainer.data.Column;
import io.adax.trainer.data.ColumnType;
import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Normalization;
import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.data.TableMemory;
import io.adax.trainer.data.TableSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SpecRulesTest {

	private static final Limits LIMITS = new Limits(4, 100, 1000, 50, 64, 1 << 20, 1 << 20);

	@TempDir
	Path directory;

	private DataSpec classes;

	private DataSpec numbers;

	@BeforeEach
	void tables() {
		this.classes = Samples.twoClasses(this.directory);
		this.numbers = Samples.plane(this.directory);
	}

	private static List<String> pointers(RunSpec spec) {
		return SpecRules.check(spec, LIMITS).stream().map(SpecFault::pointer).toList();
	}

	private List<String> pointers(LayerSpec... layers) {
		return pointers(new RunSpec(this.classes, new NetworkSpec(List.of(layers)), Samples.ADAX, Samples.training(1)));
	}

	private static DataSpec split(DataSpec data, SplitSpec split) {
		return new DataSpec(data.source(), data.test(), data.testRows(), data.schema(), data.task(), data.target(),
				split, data.normalization(), data.categories());
	}

	private RunSpec split(SplitSpec split) {
		return new RunSpec(split(this.classes, split), Samples.DENSE, Samples.ADAX, Samples.training(1));
	}

	/** Of 300 rows, so many without a target. */
	private RunSpec withMissing(long missing, double validation) {
		List<Column> columns = this.classes.schema().columns();
		Column target = columns.get(2);
		Column gaps = new Column(target.name(), target.type(), missing, target.distinct(), null, null, null, null,
				target.categories());
		DataSpec data = new DataSpec(this.classes.source(), null, 0,
				new TableSchema(List.of(columns.get(0), columns.get(1), gaps), this.classes.schema().rows()),
				this.classes.task(), this.classes.target(), new SplitSpec(validation, 0.0, null),
				this.classes.normalization(), this.classes.categories());
		return new RunSpec(data, Samples.DENSE, Samples.ADAX, Samples.training(1));
	}

	@Test
	void acceptsWhatCanBeRun() {
		assertThat(
				pointers(new LayerSpec.Dense(100, Activation.RELU), new LayerSpec.Output(1, Activation.SIGMOID, null)))
			.isEmpty();
	}

	@Test
	void namesAllFaultsAtOnce() {
		OptimizerSpec both = new SgdOptimizer(0.1, 0.1, 0.1, OptimizerSpec.NO_SCHEDULE);
		TrainingSpec training = new TrainingSpec(51, 65, 1L, null, null, new TrainingSpec.Checkpointing(1, 1));
		assertThat(pointers(new RunSpec(split(this.classes, new SplitSpec(0.6, 0.4, null)),
				new NetworkSpec(List.of(new LayerSpec.Dense(101, Activation.SOFTMAX))), both, training)))
			.containsExactlyInAnyOrder("/dataset/split", "/network/layers/0/units", "/network/layers/0/activation",
					"/optimizer/l2", "/training/epochs", "/training/batchSize");
	}

	@Test
	void tellsOfEachFaultWhatIsThereAndWhatMayBe() {
		OptimizerSpec both = new SgdOptimizer(0.1, 0.1, 0.1, new ScheduleSpec.Table(Map.of("10", 0.5), null, null));
		TrainingSpec.EarlyStopping early = new TrainingSpec.EarlyStopping(ValidationMetric.LOSS, 1, 0.0);
		TrainingSpec training = new TrainingSpec(1, 1, 1L, null, early, new TrainingSpec.Checkpointing(1, 1));
		NetworkSpec network = new NetworkSpec(List.of(new LayerSpec.Dense(9, Activation.SOFTMAX),
				new LayerSpec.BatchNormalization(null, null), new LayerSpec.ActivationLayer(Activation.SOFTMAX),
				new LayerSpec.Output(null, Activation.RELU, Loss.MSE)));
		DataSpec stratified = split(this.numbers, new SplitSpec(0.0, 1.0, true));
		List<SpecFault> faults = new ArrayList<>(
				SpecRules.check(new RunSpec(stratified, network, both, training), LIMITS));
		faults.addAll(SpecRules
			.check(new RunSpec(split(this.classes, new SplitSpec(0.0, 0.0, null)), network, both, training), LIMITS));
		assertThat(faults).hasSizeGreaterThan(12).allSatisfy((fault) -> {
			assertThat(fault.found()).as(fault.pointer()).isNotBlank();
			assertThat(fault.allowed()).as(fault.pointer()).isNotBlank();
		});
	}

	@Test
	void refusesATableOfRatesWithoutABeginning() {
		OptimizerSpec late = new SgdOptimizer(0.1, 0.0, 0.0, new ScheduleSpec.Table(Map.of("10", 0.5), null, null));
		assertThat(pointers(new RunSpec(this.classes, Samples.DENSE, late, Samples.training(1))))
			.containsExactly("/optimizer/schedule/values");
	}

	@Test
	void refusesAnOutputThatIsNotLast() {
		assertThat(pointers(new LayerSpec.Output(null, null, null), new LayerSpec.Dense(2, Activation.RELU)))
			.containsExactly("/network/layers/0");
	}

	@Test
	void refusesAnOutputOfAnotherSize() {
		assertThat(pointers(new LayerSpec.Output(3, Activation.SOFTMAX, null)))
			.containsExactly("/network/layers/0/units");
	}

	@Test
	void refusesSoftmaxWithBinaryCrossEntropy() {
		assertThat(pointers(new LayerSpec.Output(null, Activation.SOFTMAX, Loss.XENT)))
			.contains("/network/layers/0/loss");
	}

	@Test
	void refusesALossOfTheOtherTask() {
		assertThat(pointers(new LayerSpec.Output(null, null, Loss.MSE))).contains("/network/layers/0/loss");
		assertThat(pointers(new RunSpec(this.numbers,
				new NetworkSpec(List.of(new LayerSpec.Output(null, Activation.SOFTMAX, Loss.MCXENT))), Samples.ADAX,
				Samples.training(1))))
			.containsExactly("/network/layers/0/activation", "/network/layers/0/loss");
	}

	@Test
	void refusesMoreLayersAndParametersThanAllowed() {
		LayerSpec wide = new LayerSpec.Dense(100, Activation.RELU);
		assertThat(pointers(wide, wide)).containsExactly("/network/layers");
		assertThat(pointers(wide, wide, wide, wide, wide)).containsExactly("/network/layers");
	}

	@Test
	void refusesWhatNeedsMoreMemoryThanAnEngineHas() {
		RunSpec spec = new RunSpec(this.classes, Samples.DENSE, Samples.ADAX, Samples.training(1));
		assertThat(SpecRules.check(spec, new Limits(4, 100, 1000, 50, 64, 1000, 1 << 20))).singleElement()
			.satisfies((fault) -> assertThat(fault.pointer()).isEqualTo("/training/batchSize"));
	}

	@Test
	void refusesATableThatFillsTheHeapOfAnEngine() {
		RunSpec spec = new RunSpec(this.classes, Samples.DENSE, Samples.ADAX, Samples.training(1));
		long heap = 2 * TableMemory.of(this.classes).peak();
		assertThat(SpecRules.check(spec, new Limits(4, 100, 1000, 50, 64, 1 << 20, heap))).isEmpty();
		assertThat(SpecRules.check(spec, new Limits(4, 100, 1000, 50, 64, 1 << 20, heap / 2))).singleElement()
			.returns(SpecFault.Kind.LIMIT, SpecFault::kind)
			.satisfies((fault) -> assertThat(fault.message()).contains("trainer.engine.heap"));
	}

	@Test
	void refusesATableThatNeedsMoreMemoryThanAnEngineHas() {
		RunSpec spec = new RunSpec(this.classes, Samples.DENSE, Samples.ADAX, Samples.training(1));
		long network = Architecture.of(spec).memoryBytes(spec);
		TableMemory table = TableMemory.of(this.classes);
		long enough = table.examples() + Math.max(table.cells(), network);
		// a quarter is for the engine, and an eighth for what is left over
		long limit = (enough * 8 + 4) / 5;
		assertThat(SpecRules.check(spec, new Limits(4, 100, 1000, 50, 64, limit, 1 << 20))).isEmpty();
		assertThat(SpecRules.check(spec, new Limits(4, 100, 1000, 50, 64, limit - 4, 1 << 20))).singleElement()
			.satisfies((fault) -> assertThat(fault.pointer()).isEqualTo("/dataset/id"));
	}

	@Test
	void refusesAShareThatIsNoRow() {
		assertThat(pointers(split(new SplitSpec(0.001, 0.0, null)))).containsExactly("/dataset/split/validation");
		assertThat(pointers(split(new SplitSpec(0.2, 0.0016, null)))).containsExactly("/dataset/split/test");
		assertThat(pointers(split(new SplitSpec(0.2, 0.0017, null)))).isEmpty();
	}

	@Test
	void countsOnlyTheRowsThatHaveATarget() {
		assertThat(pointers(withMissing(298, 0.2))).containsExactly("/dataset/split/validation");
		assertThat(pointers(withMissing(297, 0.2))).containsExactly("/dataset/split/validation");
		assertThat(pointers(withMissing(296, 0.2))).isEmpty();
		assertThat(pointers(withMissing(300, 0.0))).containsExactly("/dataset/target");
	}

	@Test
	void warnsOfAPartThatIsEmptyIfMostClassesHaveASingleRow() {
		assertThat(SpecWarnings.beforeTheSplit(withMissing(295, 0.1))).singleElement()
			.asString()
			.startsWith("The validation part may get none of the 5 rows");
		assertThat(SpecWarnings.beforeTheSplit(withMissing(0, 0.1))).isEmpty();
	}

	@Test
	void namesTheNormalizationsThatCanScaleTheNumbers() {
		assertThat(numbers(Normalization.NONE, -1, 1e39, 1e38, 1e38)).singleElement()
			.returns("/dataset/normalization", SpecFault::pointer)
			.returns("standardize or minmax", SpecFault::allowed);
		assertThat(numbers(Normalization.STANDARDIZE, -1, 1e140, 1e139, null)).singleElement()
			.returns("/dataset/normalization", SpecFault::pointer)
			.returns("minmax", SpecFault::allowed);
		assertThat(numbers(Normalization.MINMAX, -1, 1e140, 1e139, null)).isEmpty();
	}

	@Test
	void refusesATargetWhoseErrorsCannotBeSquared() {
		for (Normalization normalization : Normalization.values()) {
			assertThat(numbers(normalization, -1, 1e300, 1e299, 1e299)).singleElement()
				.returns("/dataset/target", SpecFault::pointer);
		}
	}

	@Test
	void warnsOfNumbersThatOnlyRowsOfTheTrainingPartCanScale() {
		assertThat(SpecWarnings.beforeTheSplit(withTarget(Normalization.MINMAX, -1, 1e39, 1e38, 1e38))).singleElement()
			.asString()
			.startsWith("The numbers of 'z' reach beyond single precision");
		assertThat(SpecWarnings.beforeTheSplit(withTarget(Normalization.MINMAX, -1, 1e38, 1e37, 1e37))).isEmpty();
	}

	@Test
	void refusesNumbersThatNoNormalizationScales() {
		for (Normalization normalization : Normalization.values()) {
			assertThat(numbers(normalization, -1e308, 1e308, null, null)).singleElement()
				.returns("/dataset/target", SpecFault::pointer);
		}
	}

	private List<SpecFault> numbers(Normalization normalization, double minimum, double maximum, Double mean,
			Double deviation) {
		return SpecRules.check(withTarget(normalization, minimum, maximum, mean, deviation), LIMITS);
	}

	private RunSpec withTarget(Normalization normalization, double minimum, double maximum, Double mean,
			Double deviation) {
		List<Column> columns = this.numbers.schema().columns();
		Column target = new Column("z", ColumnType.NUMERIC, 0, 400, minimum, maximum, mean, deviation, null);
		TableSchema schema = new TableSchema(List.of(columns.get(0), columns.get(1), target), 400);
		DataSpec data = new DataSpec(this.numbers.source(), null, 0, schema, this.numbers.task(), "z",
				this.numbers.split(), normalization, this.numbers.categories());
		return new RunSpec(data, Samples.DENSE, Samples.ADAX, Samples.training(1));
	}

	@Test
	void refusesEarlyStoppingWithoutAValidationPart() {
		TrainingSpec.EarlyStopping early = new TrainingSpec.EarlyStopping(ValidationMetric.LOSS, 1, 0.0);
		assertThat(pointers(new RunSpec(split(this.classes, new SplitSpec(0.0, 0.2, null)), Samples.DENSE, Samples.ADAX,
				Samples.training(1, 1, early, 1))))
			.containsExactly("/training/earlyStopping");
	}

	@Test
	void refusesToWatchAMetricOfTheOtherTask() {
		TrainingSpec.EarlyStopping early = new TrainingSpec.EarlyStopping(ValidationMetric.ACCURACY, 1, 0.0);
		assertThat(pointers(new RunSpec(this.numbers, Samples.DENSE, Samples.ADAX, Samples.training(1, 1, early, 1))))
			.containsExactly("/training/earlyStopping/metric");
	}

	@Test
	void countsParametersAsDeeplearning4jDoes() {
		for (NetworkSpec network : List.of(Samples.DENSE, Samples.NOISY, new NetworkSpec(List.of()))) {
			RunSpec spec = new RunSpec(this.classes, network, Samples.ADAX, Samples.training(1));
			assertThat(Describer.describe(spec).layers()).isEqualTo(Architecture.of(spec).layers());
		}
	}

}
