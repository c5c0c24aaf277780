package io.adax.trainer.optimizer;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonTypeInfo;

/**
 * A {@link RateSchedule} in ND4J's form, by value and with ND4J's JSON.
 *
 * @param initialValue the full rate α
 * @param curve the shape after the warm-up
 * @param pace what the curve counts
 * @param warmupSteps iterations of the warm-up; 0 for none
 */
public record ScheduledRate(double initialValue,
		@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, property = "@class") RateCurve curve, Pace pace,
		long warmupSteps) implements ISchedule {

	public ScheduledRate {
		HyperParameter.notNegative("initialValue", initialValue, "it is a learning rate");
		new RateSchedule(curve, pace, warmupSteps);
	}

	/** That schedule of that rate. */
	public static ScheduledRate of(double initialValue, RateSchedule schedule) {
		return new ScheduledRate(initialValue, schedule.curve(), schedule.pace(), schedule.warmupSteps());
	}

	@Override
	public double valueAt(int iteration, int epoch) {
		return this.initialValue * new RateSchedule(this.curve, this.pace, this.warmupSteps).factor(iteration, epoch);
	}

	@Override
	public ScheduledRate clone() {
		return this;
	}

}
