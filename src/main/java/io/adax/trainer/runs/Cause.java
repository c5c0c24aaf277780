package io.adax.trainer.runs;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What made an event happen. */
@Schema(name = "EventCause",
		description = "request: somebody asked for it; schedule: the queue's turn; training: the training itself came to it; fault: the run went wrong; crash: an engine or a worker was lost; shutdown: the service ended.",
		example = "training")
public enum Cause {

	@JsonProperty("request")
	REQUEST, @JsonProperty("schedule")
	SCHEDULE, @JsonProperty("training")
	TRAINING, @JsonProperty("fault")
	FAULT, @JsonProperty("crash")
	CRASH, @JsonProperty("shutdown")
	SHUTDOWN;

	/** Why a run ended so. */
	static Cause of(RunStatus status, @Nullable Failure failure) {
		return switch (status) {
			case RUNNING -> SCHEDULE;
			case SUCCEEDED -> TRAINING;
			case CANCELLED -> REQUEST;
			case PAUSED -> (failure != null) ? FAULT : REQUEST;
			case INTERRUPTED -> SHUTDOWN;
			case LOST -> CRASH;
			case FAILED -> of(failure);
		};
	}

	private static Cause of(@Nullable Failure failure) {
		return (failure != null && failure.kind() == Failure.Kind.INFRASTRUCTURE) ? CRASH : FAULT;
	}

	/**
	 * Why a job has a new status, as the event before tells: the end of a run, or else
	 * somebody who asked.
	 */
	static Cause ofState(String status, @Nullable JobEventView before) {
		if (status.equals("RUNNING")) {
			return SCHEDULE;
		}
		if (before == null || before.cause() == null || status.equals("CANCELLED")) {
			return REQUEST;
		}
		boolean runEnded = before.type() == EventType.ATTEMPT && !"RUNNING".equals(before.status());
		return runEnded ? before.cause() : REQUEST;
	}

	/** The name on the wire. */
	String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
