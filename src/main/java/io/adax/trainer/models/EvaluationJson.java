package io.adax.trainer.models;

import io.adax.trainer.training.Evaluation;
import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

@Converter
class EvaluationJson extends JsonColumn<Evaluation> {

	EvaluationJson() {
		super(Evaluation.class);
	}

}
