package io.adax.trainer.training;

import java.util.Objects;

import io.adax.trainer.optimizer.AdaBelief;
import io.adax.trainer.optimizer.AdaFactor;
import io.adax.trainer.optimizer.AdaX;
import io.adax.trainer.optimizer.Adaptive;
import io.adax.trainer.optimizer.ScheduledRate;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** An optimizer's spec in ND4J's form. */
final class Updaters {

	private Updaters() {
	}

	/**
	 * The updater of a spec.
	 * @param run whose length some schedules need
	 */
	static IUpdater of(OptimizerSpec spec, RunLength run) {
		IUpdater updater = unscheduled(spec);
		if (!spec.schedule().equals(OptimizerSpec.NO_SCHEDULE)) {
			double learningRate = Objects.requireNonNull(spec.learningRate(), "A schedule needs a learning rate");
			updater.setLrAndSchedule(Double.NaN, ScheduledRate.of(learningRate, spec.schedule().over(run)));
		}
		return updater;
	}

	/**
	 * Whether ND4J steps with ε instead of the learning rate where that is 0, as it is at
	 * the end of a schedule.
	 */
	static boolean takesEpsilonForNoRate(IUpdater updater) {
		return updater instanceof Adam || updater instanceof AdaMax || updater instanceof AMSGrad
				|| updater instanceof AdaBelief || updater instanceof Nadam;
	}

	private static IUpdater unscheduled(OptimizerSpec spec) {
		if (spec instanceof AdaXOptimizer adaX) {
			return AdaX.builder()
				.learningRate(adaX.learningRate())
				.beta1(adaX.beta1())
				.beta2(adaX.beta2())
				.epsilon(adaX.epsilon())
				.epsilonPlacement(adaX.epsilonPlacement())
				.build();
		}
		if (spec instanceof AdaXWOptimizer adaX) {
			return AdaX.builder()
				.learningRate(adaX.learningRate())
				.beta1(adaX.beta1())
				.beta2(adaX.beta2())
				.epsilon(adaX.epsilon())
				.epsilonPlacement(adaX.epsilonPlacement())
				.build();
		}
		if (spec instanceof AdaptiveOptimizer adaptive) {
			return adaptive(adaptive);
		}
		return (spec instanceof AdaFactorOptimizer adaFactor) ? adaFactor(adaFactor) : ofNd4j(spec);
	}

	private static Adaptive adaptive(AdaptiveOptimizer spec) {
		return Adaptive.builder()
			.learningRate(spec.learningRate())
			.beta1(spec.beta1())
			.epsilon(spec.epsilon())
			.epsilonPlacement(spec.epsilonPlacement())
			.momentumCorrection(spec.momentumCorrection())
			.decay(spec.decay().decay())
			.build();
	}

	private static AdaFactor adaFactor(AdaFactorOptimizer spec) {
		return AdaFactor.builder()
			.learningRate(Objects.requireNonNullElse(spec.learningRate(), Double.NaN))
			.beta1(spec.beta1())
			.decayExponent(spec.decayExponent())
			.clippingThreshold(spec.clippingThreshold())
			.parameterScaling(spec.parameterScaling())
			.epsilon1(spec.epsilon1())
			.epsilon2(spec.epsilon2())
			.build();
	}

	private static IUpdater ofNd4j(OptimizerSpec spec) {
		if (spec instanceof SgdOptimizer s) {
			return new Sgd(s.learningRate());
		}
		if (spec instanceof NesterovsOptimizer s) {
			return new Nesterovs(s.learningRate(), s.momentum());
		}
		if (spec instanceof AdamOptimizer s) {
			return new Adam(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
		}
		if (spec instanceof AdaMaxOptimizer s) {
			return new AdaMax(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
		}
		if (spec instanceof NadamOptimizer s) {
			return new Nadam(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
		}
		if (spec instanceof AmsGradOptimizer s) {
			return new AMSGrad(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
		}
		if (spec instanceof AdaBeliefOptimizer s) {
			return new AdaBelief(s.learningRate(), s.beta1(), s.beta2(), s.epsilon());
		}
		if (spec instanceof AdaGradOptimizer s) {
			return new AdaGrad(s.learningRate(), s.epsilon());
		}
		if (spec instanceof AdaDeltaOptimizer s) {
			return new AdaDelta(s.rho(), s.epsilon());
		}
		if (spec instanceof RmsPropOptimizer s) {
			return new RmsProp(s.learningRate(), s.rmsDecay(), s.epsilon());
		}
		throw new IllegalArgumentException("No updater for " + spec);
	}

}
