package io.adax.trainer.runs;

import io.adax.trainer.training.TrainingResult.BestMetric;
import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

@Converter
class BestMetricJson extends JsonColumn<BestMetric> {

	BestMetricJson() {
		super(BestMetric.class);
	}

}
