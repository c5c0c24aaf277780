package io.adax.trainer.runs;

import java.util.Map;

import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;

/** Metric values by name in a text column. */
@Converter
public class MetricsJson extends JsonColumn<Map<String, Double>> {

	MetricsJson() {
		super(new TypeReference<>() {
		});
	}

}
