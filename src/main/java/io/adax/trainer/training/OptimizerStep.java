package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import io.adax.trainer.optimizer.ParameterAware;
import io.adax.trainer.optimizer.SecondMomentDecay;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/**
 * One step θ ← θ - update on flat vectors: clipping, L2 on the gradient, the optimizer,
 * decoupled weight decay, in the order of Deeplearning4j. Weights are regularised, biases
 * are not; statistics are neither clipped nor regularised.
 */
final class OptimizerStep {

	private final IUpdater updater;

	private final INDArray parameters;

	private final INDArray gradient;

	private final INDArray state;

	private final List<Part> parts = new ArrayList<>();

	private final List<Penalty> penalties;

	private final GradientClipper clipper;

	private final @Nullable SecondMomentDecay decay;

	OptimizerStep(LayerOptimizers optimizers, @Nullable GradientClipping clipping, Objective objective, RunLength run) {
		this.updater = Updaters.of(optimizers.network(), run);
		this.parameters = objective.parameters();
		this.gradient = objective.gradient();
		this.decay = optimizers.network().secondMomentDecay().orElse(null);
		this.clipper = GradientClipper.of(clipping, objective);
		this.penalties = Penalty.of(optimizers, objective, run);
		List<OptimizerSection> sections = OptimizerSection.of(objective.blocks(), optimizers, run);
		long values = sections.stream().mapToLong(OptimizerSection::stateSize).sum();
		// an optimizer without state still has an array, so that there is always one to
		// save
		this.state = Nd4j.zeros(DataType.FLOAT, Math.max(1, values));
		long at = 0;
		for (OptimizerSection section : sections) {
			long size = section.stateSize();
			INDArray view = (size > 0) ? new ParameterBlock.Range(at, at + size).of(this.state).reshape(1, size) : null;
			this.parts.add(new Part(section.range().of(this.parameters), section.range().of(this.gradient),
					section.updater(), section.updater().instantiate(view, true)));
			at += size;
		}
	}

	/** The optimizer's state: one flat vector, changed in place. */
	INDArray state() {
		return this.state;
	}

	/**
	 * β̂2,t of an optimizer of AdaX's family.
	 * @param t the step, from 1
	 */
	OptionalDouble decay(long t) {
		return (this.decay != null) ? OptionalDouble.of(this.decay.decay(t)) : OptionalDouble.empty();
	}

	/** The updaters with their state, in the order of the parameters. */
	List<GradientUpdater<?>> updaters() {
		return this.parts.stream().<GradientUpdater<?>>map(Part::updater).toList();
	}

	/** The learning rate of layers without one of their own; empty if there is none. */
	OptionalDouble learningRate(int iteration, int epoch) {
		return this.updater.hasLearningRate() ? OptionalDouble.of(this.updater.getLearningRate(iteration, epoch))
				: OptionalDouble.empty();
	}

	/**
	 * Turns the objective's gradient into the update and subtracts it.
	 * @param iteration from 0
	 * @param epoch from 0
	 */
	void apply(int iteration, int epoch) {
		this.clipper.clip();
		this.penalties.forEach((penalty) -> penalty.apply(ApplyStep.BEFORE_UPDATER, iteration, epoch));
		this.parts.forEach((part) -> part.apply(iteration, epoch));
		this.penalties.forEach((penalty) -> penalty.apply(ApplyStep.POST_UPDATER, iteration, epoch));
		this.parameters.subi(this.gradient);
	}

	private record Part(INDArray parameters, INDArray gradient, IUpdater spec, GradientUpdater<?> updater) {

		void apply(int iteration, int epoch) {
			if (this.updater instanceof ParameterAware aware) {
				aware.applyUpdater(this.gradient, this.parameters, iteration, epoch);
			}
			else {
				this.updater.applyUpdater(this.gradient, iteration, epoch);
				if (Updaters.takesEpsilonForNoRate(this.spec) && this.spec.getLearningRate(iteration, epoch) == 0) {
					this.gradient.assign(0);
				}
			}
		}
	}

}
