package io.adax.trainer.training;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

import io.adax.trainer.optimizer.AdaX;
import io.adax.trainer.optimizer.AdaXUpdater;
import io.adax.trainer.optimizer.Adaptive;
import io.adax.trainer.optimizer.EpsilonPlacement;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * What an adaptive optimizer multiplies the first moment by: α/sqrt(v̂ + ε) of AdaX,
 * α/(sqrt(v̂) + ε) of Adam, where ND4J adds ε to the root of the uncorrected v. Its
 * median is taken over at most {@value #SAMPLE} parameters, evenly spaced, so that it
 * costs the same for any network and is the same whenever it is repeated.
 */
final class EffectiveRate {

	static final int SAMPLE = 1024;

	private EffectiveRate() {
	}

	/**
	 * The median after a step; empty if no parameter has such a rate.
	 * @param iteration from 0
	 * @param epoch from 0
	 */
	static OptionalDouble median(Collection<GradientUpdater<?>> updaters, int iteration, int epoch) {
		var moments = updaters.stream().flatMap((updater) -> of(updater, iteration, epoch).stream()).toList();
		long total = moments.stream().mapToLong((moment) -> moment.v().length()).sum();
		long stride = (total + SAMPLE - 1) / SAMPLE;
		double[] rates = new double[(int) Math.min(total, SAMPLE)];
		float[] sample = new float[rates.length];
		int count = 0;
		long from = 0;
		for (Second moment : moments) {
			int n = RawArray.sample(moment.v(), from, stride, sample);
			for (int i = 0; i < n; i++) {
				rates[count++] = moment.rate().applyAsDouble(sample[i]);
			}
			from += n * stride - moment.v().length();
		}
		return (count > 0) ? OptionalDouble.of(median(rates, count)) : OptionalDouble.empty();
	}

	private static double median(double[] values, int count) {
		Arrays.sort(values, 0, count);
		return (values[(count - 1) / 2] + values[count / 2]) / 2;
	}

	private static Optional<Second> of(GradientUpdater<?> updater, int iteration, int epoch) {
		Map<String, INDArray> state = updater.getState();
		long t = iteration + 1L;
		if (updater.getConfig() instanceof AdaX adaX) {
			double scale = adaX.secondMomentDecay().outsideEpsilonScale(t);
			return second(state.get(AdaXUpdater.V_STATE),
					rate(adaX.getLearningRate(iteration, epoch), adaX.getEpsilon(), adaX.getEpsilonPlacement(), scale));
		}
		if (updater.getConfig() instanceof Adaptive adaptive) {
			double scale = adaptive.secondMomentDecay().outsideEpsilonScale(t);
			return second(state.get(AdaXUpdater.V_STATE), rate(adaptive.getLearningRate(iteration, epoch),
					adaptive.getEpsilon(), adaptive.getEpsilonPlacement(), scale));
		}
		if (updater.getConfig() instanceof Adam adam) {
			double alpha = adam.getLearningRate(iteration, epoch) * Math.sqrt(1 - Math.pow(adam.getBeta2(), t));
			double epsilon = adam.getEpsilon();
			return second(state.get(AdamUpdater.V_STATE), (v) -> alpha / (Math.sqrt(v) + epsilon));
		}
		return Optional.empty();
	}

	private static DoubleUnaryOperator rate(double alpha, double epsilon, EpsilonPlacement placement, double scale) {
		return switch (placement) {
			case INSIDE -> (v) -> alpha / Math.sqrt(v + epsilon);
			case OUTSIDE -> (v) -> alpha / (Math.sqrt(v) + epsilon * scale);
		};
	}

	private static Optional<Second> second(@Nullable INDArray v, DoubleUnaryOperator rate) {
		return Optional.ofNullable(v).map((moment) -> new Second(moment, rate));
	}

	/** A second moment, and the rate of each of its values. */
	private record Second(INDArray v, DoubleUnaryOperator rate) {
	}

}
