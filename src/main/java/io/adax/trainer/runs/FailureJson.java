package io.adax.trainer.runs;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

/** A failure in a text column. */
@Converter
public class FailureJson extends JsonColumn<Failure> {

	public FailureJson() {
		super(Failure.class);
	}

}
