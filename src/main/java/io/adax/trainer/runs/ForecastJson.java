package io.adax.trainer.runs;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

@Converter
class ForecastJson extends JsonColumn<RunForecast> {

	ForecastJson() {
		super(RunForecast.class);
	}

}
