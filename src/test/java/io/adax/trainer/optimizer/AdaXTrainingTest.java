package io.adax.trainer.optimizer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@Tag("thorough")
class AdaXTrainingTest {

	private static final INDArray INPUTS = Nd4j
		.createFromArray(new float[][] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });

	@Test
	void teachesANetworkExclusiveOr() {
		INDArray labels = Nd4j.createFromArray(new float[][] { { 0 }, { 1 }, { 1 }, { 0 } });
		MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(42)
			.updater(new AdaX(1e-2))
			.list()
			.layer(new DenseLayer.Builder().nIn(2).nOut(16).activation(Activation.TANH).build())
			.layer(new OutputLayer.Builder(LossFunction.XENT).nIn(16).nOut(1).activation(Activation.SIGMOID).build())
			.build());
		network.init();
		for (int i = 0; i < 500; i++) {
			network.fit(new DataSet(INPUTS, labels));
		}
		assertThat(network.output(INPUTS).toFloatVector()).containsExactly(new float[] { 0, 1, 1, 0 }, within(0.1f));
	}

	@Test
	void teachesASameDiffGraphALinearFunction() {
		INDArray labels = INPUTS.mmul(Nd4j.createFromArray(new float[][] { { 2 }, { -1 } }));
		SameDiff graph = SameDiff.create();
		SDVariable weights = graph.var("w", DataType.FLOAT, 2, 1);
		SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, 2);
		graph.loss.meanSquaredError("loss", graph.placeHolder("y", DataType.FLOAT, -1, 1), x.mmul(weights), null);
		graph.setTrainingConfig(TrainingConfig.builder()
			.updater(new AdaX(0.1))
			.dataSetFeatureMapping("x")
			.dataSetLabelMapping("y")
			.build());
		graph.fit(new SingletonDataSetIterator(new DataSet(INPUTS, labels)), 300);
		assertThat(weights.getArr().reshape(2).toFloatVector()).containsExactly(new float[] { 2, -1 }, within(0.01f));
	}

}
