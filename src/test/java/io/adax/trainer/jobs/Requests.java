package io.adax.trainer.jobs;

import java.util.List;

import io.adax.trainer.data.Task;
import io.adax.trainer.web.RequestReader;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

/** Requests as a client writes them. */
final class Requests {

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	private Requests() {
	}

	static JobRequest read(String json) {
		return new RequestReader(VALIDATOR, List::of, 10_000).read(json, JobRequest.class);
	}

	/** A small job. */
	static JobRequest small() {
		return read("""
				{"dataset": {"id": "iris"}, "network": {"layers": [{"type": "dense", "units": 8}]}}
				""").settled("iris adax", Task.CLASSIFICATION, "species");
	}

}
