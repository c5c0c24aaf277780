package io.adax.trainer.runs;

import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

@Converter
class EnvironmentJson extends JsonColumn<NumericEnvironment> {

	EnvironmentJson() {
		super(NumericEnvironment.class);
	}

}
