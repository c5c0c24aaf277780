package io.adax.trainer.webhooks;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Delivery", description = "One message to one webhook.")
record DeliveryView(
		@Schema(description = "Identifier: the header `webhook-id` of every attempt.",
				example = "019aa3fb-4b2a-7f00-9a55-0242ac120002") String id,
		WebhookEvent event,
		@Schema(description = "The job that it tells of, if it does.",
				example = "019aa3f0-4b2a-7f00-9a55-0242ac120002") @Nullable String jobId,
		Delivery.Status status,
		@Schema(description = "The attempts, the first one first.") List<DeliveryAttempt> attempts,
		@Schema(description = "When it happened.", example = "2026-11-23T10:15:42Z") Instant createdAt) {
}
