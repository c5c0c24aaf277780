package io.adax.trainer.webhooks;

import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Who wants to be told what. */
@Schema(description = "Who wants to be told what.")
record WebhookRequest(@Schema(
		description = "Where to POST the messages: http or https, to a public address (`trainer.webhooks.allowed-networks`).",
		example = "https://example.org/hooks/trainer") @NotNull @Pattern(regexp = "[\\x21-\\x7e]{1,2000}",
				message = "must be an address of 1 to 2000 printable ASCII characters") String url,
		@Schema(description = "What to tell; everything about jobs if left out or empty.",
				example = "[\"job.succeeded\",\"job.failed\"]") @Size(max = 20) List<@NotNull WebhookEvent> events,
		@Schema(description = "Signs the messages: `whsec_` and 24 to 64 bytes in Base64. One is made if it is left out.",
				accessMode = Schema.AccessMode.WRITE_ONLY,
				example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") @Nullable @Pattern(regexp = Secret.FORM,
						message = "must be whsec_ and 24 to 64 bytes in Base64") String secret) {

	WebhookRequest {
		events = Objects.requireNonNullElse(events, List.of());
	}

	/** Never the secret. */
	@Override
	public String toString() {
		return this.url + " " + this.events;
	}

}
