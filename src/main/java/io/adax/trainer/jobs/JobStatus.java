package io.adax.trainer.jobs;

import java.util.Arrays;
import java.util.Set;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a job stands, and where it may go from there. */
@Schema(description = "Where a job stands. SUCCEEDED and CANCELLED are final; PAUSED and FAILED ones may be resumed.",
		example = "SUCCEEDED")
enum JobStatus {

	QUEUED, RUNNING, PAUSED, SUCCEEDED, FAILED, CANCELLED;

	/** The whole state machine. */
	private Set<JobStatus> next() {
		return switch (this) {
			case QUEUED -> Set.of(RUNNING, PAUSED, CANCELLED);
			case RUNNING -> Set.of(SUCCEEDED, FAILED, CANCELLED, PAUSED, QUEUED);
			case PAUSED -> Set.of(QUEUED, CANCELLED);
			case FAILED -> Set.of(QUEUED);
			case SUCCEEDED, CANCELLED -> Set.of();
		};
	}

	/** Whether nothing follows, ever. */
	boolean isFinal() {
		return next().isEmpty();
	}

	/** Whether nothing follows by itself, or waits for somebody. */
	boolean isOver() {
		return isFinal() || this == FAILED;
	}

	static boolean isName(String name) {
		return Arrays.stream(values()).anyMatch((status) -> status.name().equals(name));
	}

	boolean mayBecome(JobStatus status) {
		return next().contains(status);
	}

}
