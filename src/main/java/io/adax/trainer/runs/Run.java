package io.adax.trainer.runs;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import io.adax.trainer.training.Exactness;
import io.adax.trainer.training.NumericEnvironment;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Persistable;

/** One attempt at a job. */
@Entity
final class Run implements Persistable<String> {

	@Id
	private String id;

	private String project;

	private String jobId;

	private int attempt;

	@Enumerated(EnumType.STRING)
	private RunStatus status;

	private long resumedFrom;

	@Convert(converter = EnvironmentJson.class)
	private NumericEnvironment environment;

	@Convert(converter = ReasonsJson.class)
	private List<String> notExact;

	private long writes;

	@Convert(converter = ForecastJson.class)
	private RunForecast forecast;

	private double cost;

	private Instant begunAt;

	private long iteration;

	private Long memoryBeforeBytes;

	private Long memoryBytes;

	@Convert(converter = FailureJson.class)
	private Failure failure;

	private Instant startedAt;

	private Instant finishedAt;

	protected Run() {
	}

	Run(String id, String project, String jobId, int attempt, Instant startedAt) {
		this.id = id;
		this.project = project;
		this.jobId = jobId;
		this.attempt = attempt;
		this.status = RunStatus.RUNNING;
		this.startedAt = startedAt;
	}

	String project() {
		return this.project;
	}

	/**
	 * The engine has begun, after {@code iteration} iterations that a checkpoint held.
	 */
	void begun(long iteration, NumericEnvironment environment, List<String> notExact) {
		this.resumedFrom = iteration;
		this.environment = environment;
		this.notExact = notExact;
	}

	/**
	 * What is expected of it now that it begins to train.
	 * @param cost of an iteration, by which runs are compared
	 */
	void expect(RunForecast forecast, double cost, Instant at) {
		this.forecast = forecast;
		this.cost = cost;
		this.begunAt = at;
		this.iteration = this.resumedFrom;
	}

	/** It has come to an iteration. */
	void reached(long iteration) {
		this.iteration = Math.max(this.iteration, iteration);
	}

	private @Nullable RunActual actual() {
		return (this.begunAt != null && this.finishedAt != null)
				? RunActual.of(new MeasuredRun(this.iteration - this.resumedFrom, this.begunAt, this.finishedAt),
						this.memoryBytes, this.memoryBeforeBytes)
				: null;
	}

	/** Its engine's process had so much memory as the run began, and at most. */
	void took(long before, long most) {
		this.memoryBeforeBytes = before;
		this.memoryBytes = most;
	}

	/**
	 * Takes in a write of its worker.
	 * @param number of the write, from 1
	 * @return false if it was taken in before, and its answer was lost
	 */
	boolean takeIn(long number) {
		if (number <= this.writes) {
			return false;
		}
		this.writes = number;
		return true;
	}

	void end(RunStatus status, @Nullable Failure failure, Instant at) {
		if (this.status.isFinal()) {
			throw new IllegalStateException("Attempt " + this.attempt + " is already " + this.status);
		}
		this.status = status;
		this.failure = failure;
		this.finishedAt = at;
		if (!Speeds.isTelling(status, this.iteration - this.resumedFrom)) {
			this.cost = 0;
		}
	}

	@Override
	public String getId() {
		return this.id;
	}

	/** It is saved once, so nobody need look whether it is there already. */
	@Override
	public boolean isNew() {
		return true;
	}

	String id() {
		return this.id;
	}

	String jobId() {
		return this.jobId;
	}

	int attempt() {
		return this.attempt;
	}

	/** Whether its engine ever began to train. */
	boolean hasBegun() {
		return this.environment != null;
	}

	long resumedFrom() {
		return this.resumedFrom;
	}

	RunView view() {
		return new RunView(this.id, this.jobId, this.attempt, this.status, hasBegun() ? this.resumedFrom : null,
				this.environment, Exactness.of(this.notExact), Exactness.because(this.notExact), this.forecast,
				actual(), this.failure, this.startedAt, this.finishedAt);
	}

}
