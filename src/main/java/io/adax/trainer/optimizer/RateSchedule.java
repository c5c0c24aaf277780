package io.adax.trainer.optimizer;

import java.util.Objects;

/**
 * The share of the full learning rate α at each iteration: a linear warm-up over w
 * iterations (Goyal et al. 2017, arXiv:1706.02677), then a curve: <pre>
 * α_i = α · min(1, (i+1)/w) · curve(max(0, i-w))      by iteration
 * α_i = α · min(1, (i+1)/w) · curve(epoch)            by epoch
 * </pre> A pure function of iteration and epoch, so a run that is resumed goes on with
 * the same rates.
 *
 * @param curve the shape after the warm-up
 * @param pace what the curve counts
 * @param warmupSteps w, in iterations; 0 for none
 */
public record RateSchedule(RateCurve curve, Pace pace, long warmupSteps) {

	public RateSchedule {
		Objects.requireNonNull(curve, "curve");
		Objects.requireNonNull(pace, "pace");
		HyperParameter.count("warmupSteps", warmupSteps, 0, "it is a number of iterations");
	}

	/**
	 * The share of α.
	 * @param iteration from 0
	 * @param epoch from 0
	 */
	public double factor(long iteration, int epoch) {
		double risen = (iteration < this.warmupSteps) ? (iteration + 1.0) / this.warmupSteps : 1;
		long position = switch (this.pace) {
			case ITERATION -> Math.max(0, iteration - this.warmupSteps);
			case EPOCH -> epoch;
		};
		return risen * this.curve.factor(position);
	}

}
