package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.List;

import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Encoder;
import io.adax.trainer.data.Task;
import org.jspecify.annotations.Nullable;

/**
 * A network whose sizes and output layer are settled.
 *
 * @param inputs width of an encoded row
 * @param hidden all layers but the output
 * @param output the output layer, whole
 */
record Architecture(long inputs, List<LayerSpec> hidden, Head output) {

	/** An output layer with everything derived. */
	record Head(int units, Activation activation, Loss loss) {

		/**
		 * One sigmoid unit speaks for two classes: its value is the second's probability.
		 */
		boolean isBinary() {
			return this.units == 1 && this.loss == Loss.XENT;
		}
	}

	/** Settles a network for the data that it will see. */
	static Architecture of(RunSpec spec) {
		DataSpec data = spec.data();
		List<LayerSpec> layers = spec.network().layers();
		LayerSpec.Output output = outputOf(layers);
		List<LayerSpec> hidden = (output != null) ? layers.subList(0, layers.size() - 1) : layers;
		return new Architecture(Encoder.inputs(data), List.copyOf(hidden),
				head(output, data.task(), (int) Encoder.outputs(data)));
	}

	static LayerSpec.@Nullable Output outputOf(List<LayerSpec> layers) {
		return (!layers.isEmpty() && layers.get(layers.size() - 1) instanceof LayerSpec.Output output) ? output : null;
	}

	/**
	 * The output layer of a task.
	 * @param outputs number of labels, or 1 for a number
	 */
	static Head head(LayerSpec.@Nullable Output given, Task task, int outputs) {
		Activation activation = (given != null) ? given.activation() : null;
		Loss loss = (given != null) ? given.loss() : null;
		if (task == Task.REGRESSION) {
			return new Head(1, (activation != null) ? activation : Activation.IDENTITY,
					(loss != null) ? loss : Loss.MSE);
		}
		if (activation == null && loss == null) {
			activation = (outputs == 2) ? Activation.SIGMOID : Activation.SOFTMAX;
		}
		boolean sigmoid = activation == Activation.SIGMOID || loss == Loss.XENT;
		int units = (sigmoid && outputs == 2 && (given == null || given.units() == null || given.units() == 1)) ? 1
				: outputs;
		return sigmoid ? new Head(units, Activation.SIGMOID, Loss.XENT)
				: new Head(units, Activation.SOFTMAX, Loss.MCXENT);
	}

	/** The sizes of every layer, counted without ND4J. */
	List<NetworkPlan.Layer> layers() {
		List<NetworkPlan.Layer> layers = new ArrayList<>();
		long width = this.inputs;
		for (LayerSpec layer : this.hidden) {
			NetworkPlan.Layer sized = sized(layer, width);
			layers.add(sized);
			width = sized.outputs();
		}
		layers.add(new NetworkPlan.Layer("output", width, this.output.units(), (width + 1) * this.output.units(),
				jsonName(this.output.activation())));
		return layers;
	}

	private static NetworkPlan.Layer sized(LayerSpec layer, long width) {
		if (layer instanceof LayerSpec.Dense dense) {
			return new NetworkPlan.Layer("dense", width, dense.units(), (width + 1) * dense.units(),
					jsonName(dense.activation()));
		}
		if (layer instanceof LayerSpec.ActivationLayer activation) {
			return new NetworkPlan.Layer("activation", width, width, 0, jsonName(activation.function()));
		}
		if (layer instanceof LayerSpec.BatchNormalization) {
			return new NetworkPlan.Layer("batchNormalization", width, width, 4 * width, null);
		}
		return new NetworkPlan.Layer("dropout", width, width, 0, null);
	}

	private static String jsonName(Activation activation) {
		return activation.name().toLowerCase(java.util.Locale.ROOT);
	}

	/** Number of parameters, batch-normalisation statistics included. */
	long parameters() {
		return layers().stream().mapToLong(NetworkPlan.Layer::parameters).sum();
	}

	/** What a spec's network and a batch of it take in an engine. */
	long memoryBytes(RunSpec spec) {
		return memoryBytes(Math.min(spec.training().batchSize(), spec.data().schema().rows()),
				LayerOptimizers.of(spec));
	}

	/**
	 * Bytes for parameters and optimizer state, their best copies and the copies that a
	 * checkpoint is written from, and gradient, in float32, and what Deeplearning4j takes
	 * at most for a batch. That was measured, as the process's peak, over widths, depths
	 * and kinds of layers: the first pass keeps, for each value that a layer gives, 2.5
	 * copies of it (4.5 of a dropout layer's, 9.5 of a batch normalisation's), and once
	 * some six of the widest layer's, beside two copies of the rows.
	 */
	long memoryBytes(long rows, LayerOptimizers optimizers) {
		double copies = 2 * this.inputs;
		long widest = 0;
		for (NetworkPlan.Layer layer : layers()) {
			copies += copies(layer.type()) * layer.outputs();
			widest = Math.max(widest, layer.outputs());
		}
		long values = 4 + 3 * optimizers.stateValuesPerParameter();
		return 4 * (values * parameters() + Math.round((copies + 6 * widest) * rows));
	}

	private static double copies(String layer) {
		return switch (layer) {
			case "batchNormalization" -> 9.5;
			case "dropout" -> 4.5;
			default -> 2.5;
		};
	}

}
