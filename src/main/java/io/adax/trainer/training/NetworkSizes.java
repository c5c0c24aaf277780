package io.adax.trainer.training;

/** Sizes of a network, counted where there is no ND4J. */
public final class NetworkSizes {

	private NetworkSizes() {
	}

	/** The plan of a spec's network, unless Deeplearning4j refuses it. */
	public static NetworkPlan of(RunSpec spec) {
		Architecture architecture = Architecture.of(spec);
		return new NetworkPlan(architecture.layers(), architecture.parameters(), memoryBytes(architecture, spec));
	}

	static long memoryBytes(Architecture architecture, RunSpec spec) {
		long rows = Math.min(spec.training().batchSize(), spec.data().schema().rows());
		return architecture.memoryBytes(rows, LayerOptimizers.of(spec));
	}

}
