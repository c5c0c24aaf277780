package io.adax.trainer.webhooks;

import java.util.List;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;

/** What a webhook is told, in a text column. */
@Converter
class EventsText extends JsonColumn<List<WebhookEvent>> {

	EventsText() {
		super(new TypeReference<>() {
		});
	}

}
