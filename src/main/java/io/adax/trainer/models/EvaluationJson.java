package io.adax.trainer.models;

import io.adax.trainer.training.Evaluation;
import io.adax.trainer.web.JsonColumn;
import jakarta.persistence.Converter;

@Converter
class EvaluationJson extends JsonColumn<Evaluation> {

	/** Of any length, by H2's name; PostgreSQL's text passes for a varchar. */
	static final String TEXT = "character large object";

	EvaluationJson() {
		super(Evaluation.class);
	}

}
