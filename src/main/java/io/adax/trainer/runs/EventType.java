package io.adax.trainer.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** What an event tells. */
@Schema(description = "state: the job's status changed; attempt: an attempt began or ended; fault: something went wrong, `failure` tells what; started: the engine begins to train; epoch: an epoch is over; checkpoint: the state is safe, on disk or in S3; warning: something to know.",
		example = "epoch")
public enum EventType {

	@JsonProperty("state")
	STATE, @JsonProperty("attempt")
	ATTEMPT, @JsonProperty("fault")
	FAULT, @JsonProperty("started")
	STARTED, @JsonProperty("epoch")
	EPOCH, @JsonProperty("checkpoint")
	CHECKPOINT, @JsonProperty("warning")
	WARNING;

	/** The name on the wire. */
	String wireName() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

}
