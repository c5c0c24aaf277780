package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.adax.trainer.training.InspectionSpec.Level;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Looks at a run now and then, by its spec's level and interval, and changes nothing in
 * it. Norms are Euclidean, over what is trained: running statistics have no gradient.
 */
final class Inspector {

	private final InspectionSpec spec;

	private final Objective objective;

	private final OptimizerStep step;

	private final DeadUnits deadUnits;

	private final List<Layer> layers = new ArrayList<>();

	private final Map<String, Double> values = new LinkedHashMap<>();

	Inspector(InspectionSpec spec, List<LayerSpec> hidden, Objective objective, OptimizerStep step) {
		this.spec = spec;
		this.objective = objective;
		this.step = step;
		this.deadUnits = new DeadUnits(hidden);
		Map<Integer, List<ParameterBlock>> blocks = new LinkedHashMap<>();
		objective.blocks()
			.forEach((block) -> blocks.computeIfAbsent(block.layer(), (layer) -> new ArrayList<>()).add(block));
		blocks.forEach((layer, of) -> this.layers.add(Layer.of(layer, ParameterBlock.trained(of), objective)));
	}

	/** Before the evaluation of an iteration, counted from 1. */
	void begin(long iteration) {
		this.values.clear();
		if (isFull(iteration)) {
			this.deadUnits.countNext(this.objective);
		}
	}

	/** Between evaluation and step: the gradient is that of the loss, nothing clipped. */
	void evaluated(long iteration) {
		if (!this.spec.isDue(iteration)) {
			return;
		}
		double sum = 0;
		for (Layer layer : this.layers) {
			double square = square(layer.gradient());
			sum += square;
			if (isFull(iteration)) {
				this.values.put(layer.metric("gradientNorm"), Math.sqrt(square));
			}
		}
		this.values.put("optimizer.gradientNorm", Math.sqrt(sum));
	}

	/** After the step: what was seen in this iteration, by metric. */
	Map<String, Double> stepped(long iteration, int epoch) {
		if (this.spec.isDue(iteration)) {
			this.step.decay(iteration).ifPresent((decay) -> this.values.put("optimizer.decay", decay));
		}
		if (isFull(iteration)) {
			EffectiveRate.median(this.step.updaters(), (int) (iteration - 1), epoch)
				.ifPresent((rate) -> this.values.put("optimizer.effectiveRate", rate));
			this.layers.forEach(this::updateRatio);
			this.deadUnits.shares().forEach((layer, share) -> this.values.put(metric(layer, "deadUnits"), share));
		}
		return this.values;
	}

	private void updateRatio(Layer layer) {
		double parameters = square(layer.parameters());
		if (parameters > 0) {
			this.values.put(layer.metric("updateRatio"), Math.sqrt(square(layer.gradient()) / parameters));
		}
	}

	private boolean isFull(long iteration) {
		return this.spec.level() == Level.FULL && this.spec.isDue(iteration);
	}

	private static double square(List<INDArray> views) {
		return views.stream().mapToDouble(FlatNorm::square).sum();
	}

	private static String metric(int layer, String name) {
		return "layer." + layer + "." + name;
	}

	/** What is trained of a layer. */
	private record Layer(int index, List<INDArray> parameters, List<INDArray> gradient) {

		static Layer of(int index, List<ParameterBlock.Range> ranges, Objective objective) {
			return new Layer(index, ranges.stream().map((range) -> range.of(objective.parameters())).toList(),
					ranges.stream().map((range) -> range.of(objective.gradient())).toList());
		}

		String metric(String name) {
			return Inspector.metric(this.index, name);
		}

	}

}
