package io.adax.trainer.runs;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "JobEvent", description = "One entry of a job's numbered record.")
record JobEventView(@Schema(description = "Number within the job, from 1 without gaps.", example = "4") long id,
		EventType type, @Schema(description = "Number of the attempt; 0 before the first.", example = "1") int attempt,
		@Schema(description = "The new status of the job (`state` events) or of the attempt (`attempt` events).",
				example = "RUNNING") @Nullable String status,
		@Schema(description = "What happened, in words.",
				example = "387 parameters, 160 iterations") @Nullable String message,
		@Schema(description = "Epochs completed.", example = "3") @Nullable Integer epoch,
		@Schema(description = "Iterations completed.", example = "24") @Nullable Long iteration,
		@Schema(description = "Metrics of the epoch; `epoch` events only.",
				example = "{\"train.epochLoss\":0.51,\"validation.loss\":0.47}") @Nullable Map<String, Double> metrics,
		@Nullable Cause cause, @Nullable Failure failure,
		@Schema(description = "When it happened.", example = "2026-11-23T10:15:31.250Z") Instant time) {

	private static final java.util.Set<String> LAST = java.util.Set.of("SUCCEEDED", "FAILED", "CANCELLED");

	/** Whether nothing follows, unless the job is resumed. */
	boolean isLast() {
		return this.type == EventType.STATE && this.status != null && LAST.contains(this.status);
	}

}
