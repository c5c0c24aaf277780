package io.adax.trainer.models;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

/** An origin in a text column. */
@Converter
class OriginJson extends JsonColumn<Origin> {

	OriginJson() {
		super(Origin.class);
	}

}
