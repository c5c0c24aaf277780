package io.adax.trainer.training;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A settled network in Deeplearning4j's words. */
final class Dl4jConfiguration {

	private Dl4jConfiguration() {
	}

	/**
	 * The configuration of a network. Its updater is NoOp, because the loop and the
	 * optimizer are ours, and so that any Deeplearning4j program can load it.
	 * @param seed of the initial weights; not 0, which ND4J takes for the clock
	 */
	static MultiLayerConfiguration of(Architecture architecture, long seed) {
		NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().seed(seed)
			.dataType(DataType.FLOAT)
			.updater(new NoOp())
			// with workspaces, M2.1 refuses a dropout layer behind another at the input
			.inferenceWorkspaceMode(WorkspaceMode.NONE)
			.list();
		architecture.hidden().forEach((layer) -> list.layer(hidden(layer)));
		Architecture.Head head = architecture.output();
		list.layer(new OutputLayer.Builder(loss(head.loss())).nOut(head.units())
			.activation(activation(head.activation()))
			.weightInit(WeightInit.XAVIER)
			.build());
		return list.setInputType(InputType.feedForward(architecture.inputs())).build();
	}

	private static Layer hidden(LayerSpec layer) {
		if (layer instanceof LayerSpec.Dense dense) {
			return new DenseLayer.Builder().nOut(dense.units())
				.activation(activation(dense.activation()))
				.weightInit(weightInit(dense.activation()))
				.build();
		}
		if (layer instanceof LayerSpec.ActivationLayer activation) {
			return new ActivationLayer(activation(activation.function()));
		}
		if (layer instanceof LayerSpec.Dropout dropout && dropout.rate() > 0) {
			// Deeplearning4j takes the share that is kept
			return new DropoutLayer(1 - dropout.rate());
		}
		if (layer instanceof LayerSpec.BatchNormalization) {
			return new BatchNormalization();
		}
		return new ActivationLayer(org.nd4j.linalg.activations.Activation.IDENTITY);
	}

	/** He for the ReLU family (He et al. 2015), LeCun for SELU, Glorot for the rest. */
	private static WeightInit weightInit(Activation activation) {
		return switch (activation) {
			case RELU, RELU6, LEAKYRELU, ELU, GELU, SWISH, MISH -> WeightInit.RELU;
			case SELU -> WeightInit.LECUN_NORMAL;
			case IDENTITY, SIGMOID, HARDSIGMOID, TANH, HARDTANH, SOFTPLUS, SOFTSIGN, SOFTMAX -> WeightInit.XAVIER;
		};
	}

	private static org.nd4j.linalg.activations.Activation activation(Activation activation) {
		return org.nd4j.linalg.activations.Activation.valueOf(activation.name());
	}

	private static LossFunction loss(Loss loss) {
		return switch (loss) {
			case MCXENT -> LossFunction.MCXENT;
			case XENT -> LossFunction.XENT;
			case MSE -> LossFunction.MSE;
			case MAE -> LossFunction.MEAN_ABSOLUTE_ERROR;
		};
	}

}
