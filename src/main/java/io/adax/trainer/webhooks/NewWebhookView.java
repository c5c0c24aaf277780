package io.adax.trainer.webhooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** A webhook with its secret, as it is shown once. */
@Schema(name = "NewWebhook", description = "A webhook with its secret, which is shown this once.")
record NewWebhookView(@JsonUnwrapped WebhookView webhook,
		@Schema(description = "Signs the messages: keep it, nobody will show it again.",
				example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") String secret) {

	/** Never the secret. */
	@Override
	public String toString() {
		return this.webhook.toString();
	}

}
