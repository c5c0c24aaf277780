package io.adax.trainer.engine;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One engine process, as the service sees it. */
@Schema(description = "An engine process.")
public record EngineStatus(@Schema(description = "Number, unique in its service.", example = "1") int id,
		Purpose purpose, State state, @Schema(description = "Process id.", example = "4711") long pid,
		@Schema(description = "Requests it has answered.", example = "12") int runs,
		@Schema(description = "Resident memory, where the system tells.",
				example = "210763776") @Nullable Long rssBytes,
		@Schema(description = "When it was started.", example = "2026-11-23T10:15:02Z") Instant started,
		@Schema(description = "The run it is training.", example = "019a2f6e") @Nullable String current) {

	/** What an engine is for. */
	@Schema(name = "EnginePurpose", description = "What an engine is for.", example = "training")
	public enum Purpose {

		/** It trains, one run after the other. */
		@JsonProperty("training")
		TRAINING,
		/** It describes networks and predicts. */
		@JsonProperty("serving")
		SERVING

	}

	/** What an engine is doing. */
	@Schema(name = "EngineState", description = "What an engine is doing.", example = "idle")
	public enum State {

		/** It is not ready yet. */
		@JsonProperty("starting")
		STARTING,
		/** It waits for a request. */
		@JsonProperty("idle")
		IDLE,
		/** It works on a request. */
		@JsonProperty("busy")
		BUSY

	}

}
