package io.adax.trainer.webhooks;

import java.util.List;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;

/** The attempts at a delivery in a text column. */
@Converter
class AttemptsText extends JsonColumn<List<DeliveryAttempt>> {

	AttemptsText() {
		super(new TypeReference<>() {
		});
	}

}
