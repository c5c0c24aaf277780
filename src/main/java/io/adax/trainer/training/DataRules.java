package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Encoder;
import io.adax.trainer.data.Listing;
import io.adax.trainer.data.Magnitudes;
import io.adax.trainer.data.Normalization;
import io.adax.trainer.data.PartSizes;
import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.data.TableException;
import io.adax.trainer.data.TableMemory;
import io.adax.trainer.data.Task;

/** What a spec must satisfy for the data that it names. */
final class DataRules {

	private static final Set<Activation> REGRESSION_OUTPUTS = EnumSet.of(Activation.IDENTITY, Activation.RELU,
			Activation.LEAKYRELU, Activation.SOFTPLUS, Activation.TANH, Activation.SIGMOID);

	/** The rest is for the engine itself, and what Java keeps free. */
	private static final double HEAP_OF_TABLES = 0.9;

	/** What an idle engine takes, as far as its limit is large enough. */
	private static final long IDLE = 256L << 20;

	private final List<SpecFault> faults = new ArrayList<>();

	private final RunSpec spec;

	private final Limits limits;

	private DataRules(RunSpec spec, Limits limits) {
		this.spec = spec;
		this.limits = limits;
	}

	static List<SpecFault> check(RunSpec spec, Limits limits) {
		DataRules rules = new DataRules(spec, limits);
		if (rules.checkData()) {
			rules.checkOutputs();
		}
		rules.checkEarlyStopping();
		return rules.faults;
	}

	/** Whether a spec without any other fault is too large. */
	static List<SpecFault> checkSize(RunSpec spec, Limits limits) {
		DataRules rules = new DataRules(spec, limits);
		rules.checkSize();
		return rules.faults;
	}

	/** Whether the sizes of the network can be known. */
	private boolean checkData() {
		SplitSpec split = this.spec.data().split();
		if (split.validation() + split.test() < 1) {
			checkParts(split);
		}
		if (this.spec.data().test() != null && split.test() > 0) {
			clash("/dataset/split/test", "must be 0 when testDatasetId names the test part", split.test(), "0");
		}
		if (this.spec.data().task() == Task.REGRESSION && Boolean.TRUE.equals(split.stratify())) {
			clash("/dataset/split/stratify", "a regression has no classes to keep in proportion", true, "false");
		}
		checkNumbers();
		try {
			if (Encoder.inputs(this.spec.data()) > 0 && Encoder.outputs(this.spec.data()) > 0) {
				return true;
			}
			clash("/dataset/id", "the dataset has no column left to learn from", "no column beside the target",
					"at least one column beside the target");
		}
		catch (TableException ex) {
			clash("/dataset/target", String.valueOf(ex.getMessage()), this.spec.data().target(),
					"a column that can be predicted");
		}
		return false;
	}

	/** Refuses a part that is empty however the rows are drawn. */
	private void checkParts(SplitSpec split) {
		DataSpec data = this.spec.data();
		if (data.schema().column(data.target()).isEmpty()) {
			return;
		}
		if (PartSizes.labelled(data) < 1) {
			clash("/dataset/target", "no row has a value of '%s' to train on".formatted(data.target()), data.target(),
					"a column with a value in at least one row");
			return;
		}
		List<PartSizes> sizes = PartSizes.possible(data);
		checkPart("test", (data.test() != null) ? 0 : split.test(),
				sizes.stream().allMatch((parts) -> parts.test() == 0));
		checkPart("validation", split.validation(), sizes.stream().allMatch((parts) -> parts.validation() == 0));
	}

	private void checkPart(String part, double share, boolean empty) {
		if (share == 0 || !empty) {
			return;
		}
		long rows = PartSizes.labelled(this.spec.data());
		long classes = PartSizes.classes(this.spec.data());
		String pointer = "/dataset/split/" + part;
		if (Math.round(rows * share) == 0) {
			clash(pointer, "must be 0, or large enough for a row: %s of %,d rows is none".formatted(share, rows), share,
					"0, or large enough for a row");
		}
		else if (classes == 1) {
			clash(pointer, "must be 0: with %,d rows none is left for this part beside training".formatted(rows), share,
					"0");
		}
		else {
			clash(pointer,
					"must be 0: of %,d rows of %,d classes none is left for this part, as each class keeps a row for training and one of a single row is not divided; `stratify: false` divides all rows as one"
						.formatted(rows, classes),
					share, "0");
		}
	}

	/** Refuses numbers that cannot be scaled, whichever rows are drawn. */
	private void checkNumbers() {
		DataSpec data = this.spec.data();
		List<String> large = Magnitudes.tooLarge(data, data.normalization());
		if (large.isEmpty()) {
			return;
		}
		List<String> cures = Stream.of(Normalization.values())
			.filter((other) -> Magnitudes.tooLarge(data, other).isEmpty())
			.map(DataRules::name)
			.toList();
		String found = name(data.normalization());
		if (cures.isEmpty()) {
			boolean target = large.equals(List.of(data.target()));
			clash(target ? "/dataset/target" : "/dataset/id",
					"the numbers of %s are too large to be learned from, whatever the normalization: write them in larger units"
						.formatted(Listing.of(large)),
					"too large: " + Listing.of(large), "numbers that single precision holds");
		}
		else {
			String allowed = String.join(" or ", cures);
			this.faults.add(new SpecFault("/dataset/normalization",
					"must be %s: with %s the numbers of %s are too large for single precision".formatted(allowed, found,
							Listing.of(large)),
					SpecFault.Kind.CONSISTENCY, found, allowed));
		}
	}

	private static String name(Normalization normalization) {
		return normalization.name().toLowerCase(Locale.ROOT);
	}

	private void checkOutputs() {
		List<LayerSpec> layers = this.spec.network().layers();
		for (int i = 0; i < layers.size() && layers.size() <= this.limits.maxLayers(); i++) {
			if (layers.get(i) instanceof LayerSpec.Output output) {
				checkOutput(output, "/network/layers/" + i);
			}
		}
	}

	private void checkOutput(LayerSpec.Output output, String pointer) {
		if (this.spec.data().task() == Task.REGRESSION) {
			checkRegressionOutput(output, pointer);
		}
		else {
			checkClassificationOutput(output, pointer);
		}
		int outputs = (int) Encoder.outputs(this.spec.data());
		int implied = Architecture.head(output, this.spec.data().task(), outputs).units();
		if (output.units() != null && output.units() != implied) {
			this.faults.add(new SpecFault(pointer + "/units",
					"the target needs %d, found %d".formatted(implied, output.units()), SpecFault.Kind.CONSISTENCY,
					Integer.toString(output.units()), Integer.toString(implied)));
		}
	}

	private void checkRegressionOutput(LayerSpec.Output output, String pointer) {
		if (output.activation() != null && !REGRESSION_OUTPUTS.contains(output.activation())) {
			choice(pointer + "/activation",
					"a regression's output may be identity, relu, leakyrelu, softplus, tanh or sigmoid",
					output.activation(), REGRESSION_OUTPUTS);
		}
		if (output.loss() == Loss.MCXENT || output.loss() == Loss.XENT) {
			choice(pointer + "/loss", "a regression's loss may be mse or mae", output.loss(),
					EnumSet.of(Loss.MSE, Loss.MAE));
		}
	}

	private void checkClassificationOutput(LayerSpec.Output output, String pointer) {
		if (output.activation() != null && output.activation() != Activation.SOFTMAX
				&& output.activation() != Activation.SIGMOID) {
			choice(pointer + "/activation", "a classification's output may be softmax or sigmoid", output.activation(),
					EnumSet.of(Activation.SOFTMAX, Activation.SIGMOID));
		}
		if (output.loss() == Loss.MSE || output.loss() == Loss.MAE) {
			choice(pointer + "/loss", "a classification's loss may be mcxent (with softmax) or xent (with sigmoid)",
					output.loss(), EnumSet.of(Loss.MCXENT, Loss.XENT));
		}
		if (output.activation() == Activation.SOFTMAX && output.loss() == Loss.XENT) {
			choice(pointer + "/loss", "softmax goes with mcxent; xent goes with sigmoid", output.loss(),
					EnumSet.of(Loss.MCXENT));
		}
		if (output.activation() == Activation.SIGMOID && output.loss() == Loss.MCXENT) {
			choice(pointer + "/loss", "sigmoid goes with xent; mcxent goes with softmax", output.loss(),
					EnumSet.of(Loss.XENT));
		}
	}

	private void checkEarlyStopping() {
		TrainingSpec.EarlyStopping early = this.spec.training().earlyStopping();
		Set<ValidationMetric> metrics = ValidationMetric.of(this.spec.data().task());
		if (early != null && !metrics.contains(early.metric())) {
			String task = (this.spec.data().task() == Task.REGRESSION) ? "regression" : "classification";
			List<String> names = metrics.stream().map(ValidationMetric::wireName).toList();
			String found = early.metric().wireName();
			this.faults.add(SpecFault.choice("/training/earlyStopping/metric",
					"must be one of %s for a %s, found %s".formatted(String.join(", ", names), task, found), found,
					names));
		}
	}

	private void checkSize() {
		Architecture architecture = Architecture.of(this.spec);
		long parameters = architecture.parameters();
		if (parameters > this.limits.maxParameters()) {
			this.faults.add(
					SpecFault.limit(
							"/network/layers", "the network would have %,d parameters; at most %,d are allowed"
								.formatted(parameters, this.limits.maxParameters()),
							parameters, this.limits.maxParameters()));
			return;
		}
		long memory = architecture.memoryBytes(this.spec);
		if (memory > memoryOfJobs()) {
			size("/training/batchSize",
					"network and batch would need about %,d MB; an engine has %,d MB for a job (trainer.engine.memory is %,d MB)"
						.formatted(memory >> 20, memoryOfJobs() >> 20, this.limits.maxMemoryBytes() >> 20),
					memory, memoryOfJobs());
		}
		else {
			checkTable(memory);
		}
	}

	/** At most two of three are there at a time: the values that are read go first. */
	private void checkTable(long network) {
		TableMemory table = TableMemory.of(this.spec.data());
		if (table.peak() > HEAP_OF_TABLES * this.limits.maxHeapBytes()) {
			size("/dataset/id",
					"the encoded table would need about %,d MB of an engine's heap of %,d MB (trainer.engine.heap); with `categories: integer` each categorical column is one input"
						.formatted(table.peak() >> 20, this.limits.maxHeapBytes() >> 20),
					table.peak(), (long) (HEAP_OF_TABLES * this.limits.maxHeapBytes()));
		}
		else if (table.examples() + Math.max(table.cells(), network) > memoryOfJobs()) {
			size("/dataset/id",
					"the encoded table would need about %,d MB, and network and batch %,d MB; an engine has %,d MB for a job (trainer.engine.memory is %,d MB)"
						.formatted(table.examples() >> 20, network >> 20, memoryOfJobs() >> 20,
								this.limits.maxMemoryBytes() >> 20),
					table.examples() + Math.max(table.cells(), network), memoryOfJobs());
		}
	}

	/**
	 * The rest is for the engine itself, and for what a run leaves over until it is
	 * collected.
	 */
	private long memoryOfJobs() {
		long limit = this.limits.maxMemoryBytes();
		return limit - Math.min(IDLE, limit / 4) - NativeGarbage.most(limit);
	}

	private <E extends Enum<E>> void choice(String pointer, String message, E found, Set<E> allowed) {
		this.faults.add(SpecFault.choice(pointer, message, found, allowed));
	}

	private void clash(String pointer, String message, Object found, String allowed) {
		this.faults.add(SpecFault.clash(pointer, message, found, allowed));
	}

	private void size(String pointer, String message, long found, long most) {
		this.faults.add(new SpecFault(pointer, message, SpecFault.Kind.LIMIT, "about %,d MB".formatted(found >> 20),
				"at most %,d MB".formatted(most >> 20)));
	}

}
