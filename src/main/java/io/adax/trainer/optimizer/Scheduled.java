package io.adax.trainer.optimizer;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** A configuration with a learning rate, constant or by schedule; equal by value. */
abstract class Scheduled implements IUpdater {

	private double learningRate;

	private @Nullable ISchedule learningRateSchedule;

	Scheduled(double learningRate, @Nullable ISchedule learningRateSchedule) {
		this.learningRate = checked(learningRate, learningRateSchedule);
		this.learningRateSchedule = learningRateSchedule;
	}

	// ND4J passes NaN together with a schedule
	private double checked(double learningRate, @Nullable ISchedule schedule) {
		return (schedule != null || isOwn(learningRate)) ? learningRate
				: HyperParameter.notNegative("learningRate", learningRate, "it scales the step down the gradient");
	}

	/** Whether that stands for a rate of the optimizer's own. */
	boolean isOwn(double learningRate) {
		return false;
	}

	@Override
	public double getLearningRate(int iteration, int epoch) {
		return (this.learningRateSchedule != null) ? this.learningRateSchedule.valueAt(iteration, epoch)
				: this.learningRate;
	}

	@Override
	public boolean hasLearningRate() {
		return true;
	}

	@Override
	public void setLrAndSchedule(double lr, @Nullable ISchedule lrSchedule) {
		this.learningRate = checked(lr, lrSchedule);
		this.learningRateSchedule = lrSchedule;
	}

	/** α where there is no schedule. */
	public double getLearningRate() {
		return this.learningRate;
	}

	public @Nullable ISchedule getLearningRateSchedule() {
		return this.learningRateSchedule;
	}

	@Override
	public abstract Scheduled clone();

	/** All hyper-parameters in the order of {@link #toString()}. */
	abstract List<@Nullable Object> values();

	// by value: parameters whose configurations are equal share one block of state
	@Override
	public boolean equals(@Nullable Object other) {
		return other != null && other.getClass() == getClass() && values().equals(((Scheduled) other).values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + values();
	}

}
