package io.adax.trainer.runs;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where an attempt stands. */
@Schema(description = "Where an attempt stands. PAUSED: on request, or its time was over; INTERRUPTED: the service shut down; LOST: its worker stopped answering. The last two are followed by another attempt.",
		example = "SUCCEEDED")
public enum RunStatus {

	RUNNING, SUCCEEDED, FAILED, CANCELLED, PAUSED, INTERRUPTED, LOST;

	/** Whether it is over. */
	public boolean isFinal() {
		return this != RUNNING;
	}

}
