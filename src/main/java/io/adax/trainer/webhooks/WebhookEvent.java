package io.adax.trainer.webhooks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.adax.trainer.runs.NewEvent;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a webhook may be told. */
@Schema(description = "What happened: the job has another status; `job.fault`, an attempt went wrong; `job.warning`, there is something to know; `webhook.test`, somebody tries the webhook.",
		example = "job.succeeded")
enum WebhookEvent {

	@JsonProperty("job.queued")
	JOB_QUEUED, @JsonProperty("job.running")
	JOB_RUNNING, @JsonProperty("job.paused")
	JOB_PAUSED, @JsonProperty("job.succeeded")
	JOB_SUCCEEDED, @JsonProperty("job.failed")
	JOB_FAILED, @JsonProperty("job.cancelled")
	JOB_CANCELLED, @JsonProperty("job.fault")
	JOB_FAULT, @JsonProperty("job.warning")
	JOB_WARNING, @JsonProperty("webhook.test")
	WEBHOOK_TEST;

	/** What an entry of a job's record tells to others, if anything. */
	static Optional<WebhookEvent> of(NewEvent event) {
		return switch (event.type()) {
			case STATE -> named("JOB_" + event.status());
			case FAULT -> Optional.of(JOB_FAULT);
			case WARNING -> Optional.of(JOB_WARNING);
			case ATTEMPT, STARTED, EPOCH, CHECKPOINT -> Optional.empty();
		};
	}

	private static Optional<WebhookEvent> named(String name) {
		return Arrays.stream(values()).filter((event) -> event.name().equals(name)).findFirst();
	}

	/** The name on the wire. */
	String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '.');
	}

}
