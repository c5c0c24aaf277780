package io.adax.trainer.training;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Shows what hidden layers answered, on the way from loss to gradient. */
final class Dl4jActivations extends BaseTrainingListener {

	private final IntPredicate layers;

	private final BiConsumer<Integer, INDArray> observer;

	Dl4jActivations(IntPredicate layers, BiConsumer<Integer, INDArray> observer) {
		this.layers = layers;
		this.observer = observer;
	}

	@Override
	public void onForwardPass(Model model, List<INDArray> activations) {
		MultiLayerNetwork network = (MultiLayerNetwork) model;
		// the first is the input
		for (int i = 0; i < activations.size() - 1; i++) {
			if (this.layers.test(i)) {
				this.observer.accept(i, answer(network, i, activations.get(i + 1)));
			}
		}
	}

	/**
	 * A dropout layer zeroes its input in place, so what stands before one is computed
	 * anew: one layer, from the input that it still has.
	 */
	private static INDArray answer(MultiLayerNetwork network, int index, INDArray activations) {
		Layer layer = network.getLayer(index);
		return (network.getLayer(index + 1) instanceof DropoutLayer)
				? layer.activate(true, LayerWorkspaceMgr.noWorkspaces()) : activations;
	}

}
