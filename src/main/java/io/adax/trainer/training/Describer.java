package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.List;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/** Tells what a run would be, without allocating its parameters. */
public final class Describer {

	private Describer() {
	}

	/**
	 * The plan of a spec's network, with the parameters as Deeplearning4j counts them.
	 * @throws InvalidSpec if Deeplearning4j refuses the network
	 */
	public static NetworkPlan describe(RunSpec spec) {
		return InvalidSpec.checked(() -> plan(spec));
	}

	private static NetworkPlan plan(RunSpec spec) {
		Architecture architecture = Architecture.of(spec);
		MultiLayerConfiguration configuration = Dl4jConfiguration.of(architecture,
				new RunSeeds(spec.training().seed()).weights());
		List<NetworkPlan.Layer> layers = new ArrayList<>();
		long parameters = 0;
		for (int i = 0; i < configuration.getConfs().size(); i++) {
			NeuralNetConfiguration layer = configuration.getConf(i);
			NetworkPlan.Layer sized = architecture.layers().get(i);
			long count = layer.getLayer().initializer().numParams(layer);
			layers.add(new NetworkPlan.Layer(sized.type(), sized.inputs(), sized.outputs(), count, sized.activation()));
			parameters += count;
		}
		return new NetworkPlan(layers, parameters, architecture.memoryBytes(spec));
	}

	/** What the bits of this process's results depend on. Loads ND4J. */
	public static NumericEnvironment environment() {
		return NumericEnvironments.current();
	}

}
