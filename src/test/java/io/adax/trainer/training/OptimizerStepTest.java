package io.adax.trainer.training;

import java.util.List;
import java.util.stream.Stream;

import io.adax.trainer.optimizer.AdaX;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our loop over flat vectors against Deeplearning4j's own {@code fit}, on a network with
 * batch normalisation, L2 or weight decay: both must walk the same way.
 */
@Tag("thorough")
class OptimizerStepTest {

	private static final int STEPS = 20;

	record Case(OptimizerSpec spec, IUpdater updater) {

		@Override
		public String toString() {
			return this.spec.typeName() + ((this.spec.l2() > 0) ? " with L2" : "")
					+ ((this.spec.weightDecay() > 0) ? " with weight decay" : "");
		}
	}

	static Stream<Case> cases() {
		ScheduleSpec none = OptimizerSpec.NO_SCHEDULE;
		return Stream.of(new Case(new SgdOptimizer(0.05, 0.0, 0.0, none), new Sgd(0.05)),
				new Case(new SgdOptimizer(0.05, 0.01, 0.0, none), new Sgd(0.05)),
				new Case(new SgdOptimizer(0.05, 0.0, 0.01, none), new Sgd(0.05)),
				new Case(new NesterovsOptimizer(0.05, 0.9, 0.0, 0.0, none), new Nesterovs(0.05, 0.9)),
				new Case(new AdamOptimizer(0.01, 0.9, 0.999, 1e-8, 0.0, 0.01, none), new Adam(0.01, 0.9, 0.999, 1e-8)),
				new Case(new AdaXOptimizer(0.01, 0.9, 1e-4, 1e-8, null, 0.01, 0.0, none),
						new AdaX(0.01, 0.9, 1e-4, 1e-8)),
				new Case(new AdaXWOptimizer(0.01, 0.9, 1e-4, 1e-12, null, 0.05, none),
						new AdaX(0.01, 0.9, 1e-4, 1e-12)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void walksLikeDeeplearning4j(Case tried) {
		NetworkSpec network = new NetworkSpec(List.of(new LayerSpec.Dense(8, io.adax.trainer.training.Activation.TANH),
				new LayerSpec.BatchNormalization()));
		Architecture architecture = new Architecture(5, network.layers(),
				new Architecture.Head(3, io.adax.trainer.training.Activation.SOFTMAX, Loss.MCXENT));
		MultiLayerNetwork theirs = deeplearning4j(tried);
		float[] features = Nd4j.rand(16, 5).data().asFloat();
		float[] labels = labels();
		try (Dl4jObjective ours = Dl4jObjective.create(architecture, 1)) {
			ours.parameters().assign(theirs.params().reshape(theirs.numParams()));
			OptimizerStep step = new OptimizerStep(LayerOptimizers.of(tried.spec(), network), null, ours,
					new RunLength(STEPS, 1));
			for (int i = 0; i < STEPS; i++) {
				ours.lossAndGradient(new Batch(features, labels, 16), 7);
				step.apply(i, 0);
				theirs.fit(array(features, 5), array(labels, 3));
			}
			INDArray difference = ours.parameters().sub(theirs.params().reshape(theirs.numParams()));
			assertThat(difference.amaxNumber().doubleValue()).isLessThan(1e-5);
		}
		finally {
			theirs.close();
		}
	}

	private static MultiLayerNetwork deeplearning4j(Case tried) {
		NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder().seed(3)
			.updater(tried.updater())
			.weightInit(WeightInit.XAVIER);
		if (tried.spec().l2() > 0) {
			builder.l2(tried.spec().l2());
		}
		if (tried.spec().weightDecay() > 0) {
			// M2.1's builder adds the regularization to each layer twice
			builder.weightDecay(tried.spec().weightDecay() / 2);
		}
		MultiLayerNetwork network = new MultiLayerNetwork(builder.list()
			.layer(new DenseLayer.Builder().nOut(8).activation(Activation.TANH).build())
			.layer(new BatchNormalization())
			.layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(3).activation(Activation.SOFTMAX).build())
			.setInputType(InputType.feedForward(5))
			.build());
		network.init();
		return network;
	}

	private static float[] labels() {
		float[] labels = new float[16 * 3];
		for (int i = 0; i < 16; i++) {
			labels[i * 3 + i % 3] = 1;
		}
		return labels;
	}

	private static INDArray array(float[] values, int width) {
		return Nd4j.create(values, new long[] { 16, width }, 'c');
	}

}
