package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

import io.adax.trainer.data.SplitSpec;

/**
 * What a spec must satisfy beyond the bounds of its single fields: here whatever its data
 * is, and in {@link DataRules} for the data it names.
 */
public final class SpecRules {

	private final List<SpecFault> faults = new ArrayList<>();

	private final NetworkSpec network;

	private final OptimizerSpec optimizer;

	private final TrainingSpec training;

	private final Limits limits;

	private SpecRules(NetworkSpec network, OptimizerSpec optimizer, TrainingSpec training, Limits limits) {
		this.network = network;
		this.optimizer = optimizer;
		this.training = training;
		this.limits = limits;
	}

	/**
	 * All faults of a spec whose single fields are within their bounds; empty if it can
	 * be run.
	 */
	public static List<SpecFault> check(RunSpec spec, Limits limits) {
		List<SpecFault> faults = new ArrayList<>(
				check(spec.data().split(), spec.network(), spec.optimizer(), spec.training(), limits));
		faults.addAll(DataRules.check(spec, limits));
		return faults.isEmpty() ? DataRules.checkSize(spec, limits) : List.copyOf(faults);
	}

	/**
	 * The faults that there are whatever the data is, of a spec whose data is not known.
	 */
	public static List<SpecFault> check(SplitSpec split, NetworkSpec network, OptimizerSpec optimizer,
			TrainingSpec training, Limits limits) {
		SpecRules rules = new SpecRules(network, optimizer, training, limits);
		rules.checkSplit(split);
		rules.checkLayers();
		rules.checkOptimizer(optimizer, "/optimizer");
		rules.checkTraining();
		return List.copyOf(rules.faults);
	}

	private void checkSplit(SplitSpec split) {
		if (split.validation() + split.test() >= 1) {
			String shares = "%s + %s".formatted(split.validation(), split.test());
			clash("/dataset/split", "validation and test must leave rows for training, found " + shares, shares,
					"a sum below 1");
		}
		if (split.validation() == 0 && this.training.earlyStopping() != null) {
			clash("/training/earlyStopping", "needs a validation part: set dataset.split.validation above 0",
					"dataset.split.validation of 0", "with dataset.split.validation above 0");
		}
	}

	private void checkLayers() {
		List<LayerSpec> layers = this.network.layers();
		if (layers.size() > this.limits.maxLayers()) {
			limit("/network/layers", "layers", layers.size(), this.limits.maxLayers());
			return;
		}
		for (int i = 0; i < layers.size(); i++) {
			checkLayer(layers.get(i), "/network/layers/" + i);
			if (layers.get(i) instanceof LayerSpec.Output && i < layers.size() - 1) {
				clash("/network/layers/" + i, "an output layer must be the last one",
						"layer %d of %d".formatted(i + 1, layers.size()), "as the last layer");
			}
		}
	}

	private void checkLayer(LayerSpec layer, String pointer) {
		checkOptimizer(layer, pointer);
		if (layer instanceof LayerSpec.Dense dense) {
			if (dense.units() > this.limits.maxUnits()) {
				limit(pointer + "/units", "units", dense.units(), this.limits.maxUnits());
			}
			if (dense.activation() == Activation.SOFTMAX) {
				softmax(pointer + "/activation");
			}
		}
		else if (layer instanceof LayerSpec.ActivationLayer activation && activation.function() == Activation.SOFTMAX) {
			softmax(pointer + "/function");
		}
	}

	private void softmax(String pointer) {
		this.faults.add(SpecFault.choice(pointer, "softmax belongs to the output layer", Activation.SOFTMAX,
				EnumSet.complementOf(EnumSet.of(Activation.SOFTMAX))));
	}

	private void checkOptimizer(LayerSpec layer, String pointer) {
		OptimizerSpec own = layer.optimizer();
		if (own != null) {
			checkOptimizer(own, pointer + "/optimizer");
		}
		if (layer.learningRate() != null && own != null) {
			clash(pointer + "/learningRate", "learningRate and optimizer exclude each other: choose one",
					layer.learningRate(), "none beside an optimizer of its own");
		}
		else if (layer.learningRate() != null && !this.optimizer.hasLearningRate()) {
			clash(pointer + "/learningRate",
					"the optimizer %s has no learning rate".formatted(this.optimizer.typeName()), layer.learningRate(),
					"none with the optimizer " + this.optimizer.typeName());
		}
	}

	private void checkOptimizer(OptimizerSpec optimizer, String pointer) {
		if (optimizer.l2() > 0 && optimizer.weightDecay() > 0) {
			clash(pointer + "/l2", "l2 and weightDecay exclude each other: choose one", optimizer.l2(),
					"0 beside a weightDecay of " + optimizer.weightDecay());
		}
		if (optimizer.learningRate() == null && !optimizer.schedule().equals(OptimizerSpec.NO_SCHEDULE)) {
			clash(pointer + "/schedule",
					"needs a learningRate: without one %s sets its own steps".formatted(optimizer.typeName()),
					"no learningRate", "with a learningRate");
		}
		optimizer.schedule().faults().forEach((fault) -> this.faults.add(fault.within(pointer + "/schedule")));
	}

	private void checkTraining() {
		if (this.training.epochs() > this.limits.maxEpochs()) {
			limit("/training/epochs", "epochs", this.training.epochs(), this.limits.maxEpochs());
		}
		if (this.training.batchSize() > this.limits.maxBatchSize()) {
			limit("/training/batchSize", "rows a batch", this.training.batchSize(), this.limits.maxBatchSize());
		}
		boolean normalizes = this.network.layers().stream().anyMatch(LayerSpec.BatchNormalization.class::isInstance);
		if (normalizes && this.training.batchSize() == 1) {
			clash("/training/batchSize", "must be at least 2 with batchNormalization, which a single row tells nothing",
					1, "at least 2");
		}
	}

	private void limit(String pointer, String what, long found, long most) {
		this.faults.add(SpecFault.limit(pointer, "at most %d %s are allowed, found %d".formatted(most, what, found),
				found, most));
	}

	private void clash(String pointer, String message, Object found, String allowed) {
		this.faults.add(SpecFault.clash(pointer, message, found, allowed));
	}

}
