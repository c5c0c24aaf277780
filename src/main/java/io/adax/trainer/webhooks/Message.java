package io.adax.trainer.webhooks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.RecordedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a webhook is told: type, time and data, as Standard Webhooks has them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookMessage", description = "The body of what a webhook is told.")
record Message(WebhookEvent type,
		@Schema(description = "When it happened.", example = "2026-11-23T10:15:42Z") Instant timestamp,
		@Nullable Data data) {

	/** Of a job's record. */
	static Message of(WebhookEvent type, RecordedEvent recorded) {
		Data data = new Data(recorded.jobId(), recorded.number(), recorded.event().attempt(), recorded.event().status(),
				recorded.event().message(), recorded.event().failure());
		return new Message(type, recorded.time().truncatedTo(ChronoUnit.MICROS), data);
	}

	static Message test(Instant now) {
		return new Message(WebhookEvent.WEBHOOK_TEST, now, null);
	}

	@Nullable String jobId() {
		return (this.data != null) ? this.data.jobId() : null;
	}

	/** What happened to a job. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "WebhookMessageData", description = "What happened to a job.")
	record Data(@Schema(description = "The job.", example = "019aa3f0-4b2a-7f00-9a55-0242ac120002") String jobId,
			@Schema(description = "Number of the event in the job's record: messages may come in another order.",
					example = "7") long event,
			@Schema(description = "Number of the attempt; 0 before the first.", example = "1") int attempt,
			@Schema(description = "The job's new status.", example = "SUCCEEDED") @Nullable String status,
			@Schema(description = "What happened, in words.",
					example = "The loss became NaN at iteration 17 (epoch 2).") @Nullable String message,
			@Nullable Failure failure) {
	}

}
