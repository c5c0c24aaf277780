package io.adax.trainer.webhooks;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One attempt to tell somebody. Nothing of what came back but its status is kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One attempt to tell somebody.")
record DeliveryAttempt(@Schema(description = "When it began.", example = "2026-11-23T10:15:42Z") Instant time,
		@Schema(description = "HTTP status of the answer, if there was one.",
				example = "204") @Nullable Integer statusCode,
		@Schema(description = "How long it took, in milliseconds.", example = "85") long millis,
		@Schema(description = "Why there was no answer.", example = "No answer in time.") @Nullable String error) {

	private static final int GONE = 410;

	boolean isSuccess() {
		return this.statusCode != null && this.statusCode >= 200 && this.statusCode < 300;
	}

	/** Whether the receiver does not want to be told anything any more. */
	boolean isGone() {
		return this.statusCode != null && this.statusCode == GONE;
	}

}
