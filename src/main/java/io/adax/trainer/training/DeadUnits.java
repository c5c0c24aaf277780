package io.adax.trainer.training;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts the units of rectifier layers that answer 0 to every row of a batch: nothing can
 * be learned through them.
 */
final class DeadUnits {

	private static final Set<Activation> RECTIFIERS = Set.of(Activation.RELU, Activation.RELU6);

	private final Set<Integer> layers = new TreeSet<>();

	private final Map<Integer, Double> shares = new TreeMap<>();

	private float[] values = new float[0];

	DeadUnits(List<LayerSpec> hidden) {
		for (int i = 0; i < hidden.size(); i++) {
			if (isRectifier(hidden.get(i))) {
				this.layers.add(i);
			}
		}
	}

	private static boolean isRectifier(LayerSpec layer) {
		return (layer instanceof LayerSpec.Dense dense && RECTIFIERS.contains(dense.activation()))
				|| (layer instanceof LayerSpec.ActivationLayer activation
						&& RECTIFIERS.contains(activation.function()));
	}

	/** Counts in the objective's next evaluation. */
	void countNext(Objective objective) {
		this.shares.clear();
		if (!this.layers.isEmpty()) {
			objective.showNext(this.layers::contains, this::count);
		}
	}

	/** The share of each layer, from 0 to 1; none where the objective showed nothing. */
	Map<Integer, Double> shares() {
		return this.shares;
	}

	private void count(int layer, INDArray activations) {
		INDArray dense = (activations.ordering() == 'c') ? activations : activations.dup('c');
		int length = (int) dense.length();
		if (this.values.length < length) {
			this.values = new float[length];
		}
		RawArray.get(dense, this.values, length);
		int units = (int) dense.size(1);
		int dead = 0;
		for (int unit = 0; unit < units; unit++) {
			dead += isSilent(unit, units, length) ? 1 : 0;
		}
		this.shares.put(layer, (double) dead / units);
	}

	private boolean isSilent(int unit, int units, int length) {
		for (int i = unit; i < length; i += units) {
			if (this.values[i] != 0) {
				return false;
			}
		}
		return true;
	}

}
