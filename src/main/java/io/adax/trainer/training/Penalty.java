package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * L2 or weight decay of one layer's weights.
 *
 * @param updater gives the learning rate
 */
record Penalty(INDArray parameters, INDArray gradient, Regularization regularization, IUpdater updater) {

	/** The penalties of a network's weights; biases, scales and shifts have none. */
	static List<Penalty> of(LayerOptimizers optimizers, Objective objective, RunLength run) {
		List<Penalty> penalties = new ArrayList<>();
		for (ParameterBlock block : objective.blocks()) {
			OptimizerSpec spec = optimizers.of(block.layer());
			Regularization regularization = regularization(spec);
			if (block.kind() == ParameterBlock.Kind.WEIGHT && regularization != null) {
				penalties.add(new Penalty(block.range().of(objective.parameters()),
						block.range().of(objective.gradient()), regularization, Updaters.of(spec, run)));
			}
		}
		return penalties;
	}

	private static @Nullable Regularization regularization(OptimizerSpec spec) {
		if (spec.l2() > 0) {
			return new L2Regularization(spec.l2());
		}
		return (spec.weightDecay() > 0) ? new WeightDecay(spec.weightDecay(), true) : null;
	}

	void apply(ApplyStep moment, int iteration, int epoch) {
		if (this.regularization.applyStep() == moment) {
			this.regularization.apply(this.parameters, this.gradient, this.updater.getLearningRate(iteration, epoch),
					iteration, epoch);
		}
	}

}
