package io.adax.trainer.training;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Keeps the parameters with the best validation so far, and counts the epochs since. */
final class BestKeeper {

	private final ValidationMetric metric;

	private final double minDelta;

	private final int patience;

	private final Runnable beforeChange;

	private TrainingResult.@Nullable BestMetric best;

	private int waited;

	private @Nullable INDArray parameters;

	private @Nullable INDArray state;

	/**
	 * Creates one.
	 * @param beforeChange waits until nobody reads the kept arrays
	 */
	BestKeeper(TrainingSpec spec, Runnable beforeChange) {
		TrainingSpec.EarlyStopping early = spec.earlyStopping();
		this.metric = (early != null) ? early.metric() : ValidationMetric.LOSS;
		this.minDelta = (early != null) ? early.minDelta() : 0;
		this.patience = (early != null) ? early.patience() : Integer.MAX_VALUE;
		this.beforeChange = beforeChange;
	}

	String metric() {
		return this.metric.wireName();
	}

	/** Looks at the value after an epoch, and copies the arrays if it is the best. */
	void offer(double value, int epoch, long iteration, INDArray parameters, INDArray state) {
		if (this.best == null || improves(value, this.best.value())) {
			this.best = new TrainingResult.BestMetric(metric(), value, epoch, iteration);
			this.waited = 0;
			keep(parameters, state);
		}
		else {
			this.waited++;
		}
	}

	private boolean improves(double value, double best) {
		return this.metric.isBetterIfHigher() ? value > best + this.minDelta : value < best - this.minDelta;
	}

	private void keep(INDArray parameters, INDArray state) {
		if (this.parameters == null || this.state == null) {
			this.parameters = parameters.dup();
			this.state = state.dup();
		}
		else {
			this.beforeChange.run();
			this.parameters.assign(parameters);
			this.state.assign(state);
		}
	}

	boolean isExhausted() {
		return this.waited >= this.patience;
	}

	TrainingResult.@Nullable BestMetric best() {
		return this.best;
	}

	int waited() {
		return this.waited;
	}

	@Nullable INDArray parameters() {
		return this.parameters;
	}

	@Nullable INDArray state() {
		return this.state;
	}

	/** Gives back the best; nothing changes where there was none. */
	void copyTo(INDArray parameters, INDArray state) {
		if (this.best != null && this.parameters != null && this.state != null) {
			parameters.assign(this.parameters);
			state.assign(this.state);
		}
	}

	/** Takes up what a checkpoint held. */
	void restore(RunPosition position, @Nullable INDArray parameters, @Nullable INDArray state) {
		this.best = position.best();
		this.waited = position.waited();
		this.parameters = parameters;
		this.state = state;
	}

}
