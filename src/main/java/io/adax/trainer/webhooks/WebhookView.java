package io.adax.trainer.webhooks;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook as it is shown: without its secret. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Webhook", description = "Somebody who is told what happens to jobs.")
record WebhookView(
		@Schema(description = "Identifier of the webhook.", example = "019aa3fa-4b2a-7f00-9a55-0242ac120002") String id,
		@Schema(description = "The project whose jobs are told of.", example = "default") String project,
		@Schema(description = "Where the messages go.", example = "https://example.org/hooks/trainer") String url,
		@Schema(description = "What is told; everything about jobs if empty.",
				example = "[\"job.succeeded\",\"job.failed\"]") List<WebhookEvent> events,
		@Schema(description = "Whether it is told anything; false once it answered 410.",
				example = "true") boolean active,
		@Schema(description = "Until when nothing but tests is sent to it, as it did not answer as it should; left out if nothing hinders. A message that arrives ends that.",
				example = "2026-11-23T10:45:29Z") @Nullable Instant pausedUntil,
		@Schema(description = "When it was made.", example = "2026-11-23T10:15:29Z") Instant createdAt) {
}
