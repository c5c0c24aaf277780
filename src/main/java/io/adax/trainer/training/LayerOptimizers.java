package io.adax.trainer.training;

import java.util.List;

/**
 * The optimizer of each layer.
 *
 * @param network of whatever has none of its own
 * @param layers in the order of the layers; those derived are not among them
 */
record LayerOptimizers(OptimizerSpec network, List<OptimizerSpec> layers) {

	static LayerOptimizers of(RunSpec spec) {
		return of(spec.optimizer(), spec.network());
	}

	static LayerOptimizers of(OptimizerSpec optimizer, NetworkSpec network) {
		return new LayerOptimizers(optimizer,
				network.layers().stream().map((layer) -> layer.optimizerInstead(optimizer)).toList());
	}

	OptimizerSpec of(int layer) {
		return (layer < this.layers.size()) ? this.layers.get(layer) : this.network;
	}

	/** Values of state per parameter, at most. */
	long stateValuesPerParameter() {
		return Math.max(stateValues(this.network),
				this.layers.stream().mapToLong(LayerOptimizers::stateValues).max().orElse(0));
	}

	private static long stateValues(OptimizerSpec optimizer) {
		int values = optimizer.getClass().getAnnotation(CatalogueEntry.class).stateValuesPerParameter();
		// by the shape: a vector with a first moment has two
		return (values >= 0) ? values : 2;
	}

}
