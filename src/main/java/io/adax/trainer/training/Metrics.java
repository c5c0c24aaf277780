package io.adax.trainer.training;

import java.util.List;

import io.adax.trainer.data.Task;

/** The validation metrics of each task, and which way each improves. */
enum Metrics {

	CLASSIFICATION(List.of("validation.loss", "validation.accuracy")),

	REGRESSION(List.of("validation.loss", "validation.rmse", "validation.r2"));

	static final String DEFAULT = "validation.loss";

	private final List<String> names;

	Metrics(List<String> names) {
		this.names = names;
	}

	static Metrics of(Task task) {
		return (task == Task.REGRESSION) ? REGRESSION : CLASSIFICATION;
	}

	static boolean higherIsBetter(String name) {
		return name.equals("validation.accuracy") || name.equals("validation.r2");
	}

	List<String> names() {
		return this.names;
	}

}
