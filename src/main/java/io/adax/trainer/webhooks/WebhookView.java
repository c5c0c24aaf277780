package io.adax.trainer.webhooks;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/** A webhook as it is shown: without its secret. */
@Schema(name = "Webhook", description = "Somebody who is told what happens to jobs.")
record WebhookView(
		@Schema(description = "Identifier of the webhook.", example = "019aa3fa-4b2a-7f00-9a55-0242ac120002") String id,
		@Schema(description = "The project whose jobs are told of.", example = "default") String project,
		@Schema(description = "Where the messages go.", example = "https://example.org/hooks/trainer") String url,
		@Schema(description = "What is told; everything about jobs if empty.",
				example = "[\"job.succeeded\",\"job.failed\"]") List<WebhookEvent> events,
		@Schema(description = "Whether it is told anything; false once it answered 410.",
				example = "true") boolean active,
		@Schema(description = "When it was made.", example = "2026-11-23T10:15:29Z") Instant createdAt) {
}
