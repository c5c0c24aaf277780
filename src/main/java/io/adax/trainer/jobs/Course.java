package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.Map;

import io.adax.trainer.jobs.Attempts.Position;
import io.adax.trainer.runs.MetricsJson;
import io.adax.trainer.training.TrainingResult.BestMetric;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** How far a job has come, and what came out. */
@Embeddable
class Course {

	private int epoch;

	private long iteration;

	private long totalIterations;

	private @Nullable Instant eta;

	@Convert(converter = BestMetricJson.class)
	private @Nullable BestMetric bestMetric;

	@Convert(converter = MetricsJson.class)
	private @Nullable Map<String, Double> finalMetrics;

	/** From where to where an attempt goes. */
	void plan(long iteration, long totalIterations) {
		this.iteration = iteration;
		this.totalIterations = totalIterations;
	}

	/** Where an attempt stands. */
	void progress(int epoch, long iteration, @Nullable Instant eta) {
		this.epoch = epoch;
		this.iteration = iteration;
		this.eta = eta;
	}

	/** An attempt has made a model. */
	void keep(Outcome outcome) {
		this.epoch = outcome.epochs();
		this.iteration = outcome.iterations();
		this.bestMetric = outcome.best();
		this.finalMetrics = outcome.finalMetrics();
	}

	/** Nobody works on it. */
	void rest() {
		this.eta = null;
	}

	/** Share of the iterations that are done, from 0 to 1. */
	double share() {
		return (this.totalIterations > 0) ? Math.min(1, (double) this.iteration / this.totalIterations) : 0;
	}

	Position position() {
		return new Position(this.epoch, this.iteration);
	}

	int epoch() {
		return this.epoch;
	}

	long iteration() {
		return this.iteration;
	}

	long totalIterations() {
		return this.totalIterations;
	}

	/**
	 * When it will probably be done, as seen now: an estimate that has passed since it
	 * was made is not shown as a time in the past.
	 */
	@Nullable Instant eta(Instant now) {
		return (this.eta != null && this.eta.isBefore(now)) ? now : this.eta;
	}

	@Nullable BestMetric bestMetric() {
		return this.bestMetric;
	}

	@Nullable Map<String, Double> finalMetrics() {
		return this.finalMetrics;
	}

}
