package io.adax.trainer.runs;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.springframework.data.domain.Persistable;

/** One entry of a job's numbered record. */
@Entity
final class JobEvent implements Persistable<JobEventKey> {

	@EmbeddedId
	private JobEventKey key;

	private int attempt;

	@Enumerated(EnumType.STRING)
	private EventType type;

	private String status;

	private String message;

	private Integer epoch;

	private Long iteration;

	@Convert(converter = MetricsJson.class)
	private Map<String, Double> metrics;

	@Enumerated(EnumType.STRING)
	private Cause cause;

	@Convert(converter = FailureJson.class)
	private Failure failure;

	private Instant createdAt;

	protected JobEvent() {
	}

	JobEvent(JobEventKey key, NewEvent event, Instant createdAt) {
		this.key = key;
		this.attempt = event.attempt();
		this.type = event.type();
		this.status = event.status();
		this.message = event.message();
		this.epoch = event.epoch();
		this.iteration = event.iteration();
		this.metrics = event.metrics();
		this.cause = event.cause();
		this.failure = event.failure();
		this.createdAt = createdAt;
	}

	@Override
	public JobEventKey getId() {
		return this.key;
	}

	/** It never changes, so nobody need look whether it is there already. */
	@Override
	public boolean isNew() {
		return true;
	}

	JobEventView view() {
		return new JobEventView(this.key.number(), this.type, this.attempt, this.status, this.message, this.epoch,
				this.iteration, this.metrics, this.cause, this.failure, this.createdAt);
	}

}
