package io.adax.trainer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The jobs of a campaign: each part of a run's state is in one of them at least. */
final class ChaosJobs {

	private static final String LAYERS = """
			[{"type": "dense", "units": 16, "activation": "relu"}, {"type": "batchNormalization"},
			 {"type": "dropout", "rate": 0.2}, {"type": "dense", "units": 8, "activation": "tanh"}]""";

	private static final String LAYERS_OF_THEIR_OWN = """
			[{"type": "dense", "units": 16, "activation": "relu", "optimizer": {"type": "adax", "learningRate": 0.002}},
			 {"type": "batchNormalization", "learningRate": 0.0005}, {"type": "dropout", "rate": 0.1},
			 {"type": "dense", "units": 8, "optimizer": {"type": "sgd"}}]""";

	private static final List<String> PLAIN = List.of("adamax", "nadam", "amsgrad", "adagrad", "rmsprop", "adadelta",
			"sgd");

	private ChaosJobs() {
	}

	/** So many kinds of jobs by name, each over in some seconds if nobody disturbs it. */
	static Map<String, JobJson> kinds(int count, int epochs) {
		Map<String, JobJson> kinds = new LinkedHashMap<>();
		kinds.put("adax, full inspection, clipping by norm",
				job(epochs, 5, "{\"type\": \"adax\", \"l2\": 0.0001}")
					.with("/training/inspection", "{\"level\": \"full\", \"everyIterations\": 3}")
					.with("/training/gradientClipping", "{\"type\": \"globalNorm\", \"threshold\": 1}"));
		kinds.put("adaxw, early stopping", job(2 * epochs, 8, "{\"type\": \"adaxw\"}").with("/training/earlyStopping",
				"{\"metric\": \"validation.loss\", \"patience\": %d}".formatted(epochs / 4)));
		kinds.put("adafactor, layers of their own",
				job(epochs, 13, "{\"type\": \"adafactor\"}").with("/network/layers", LAYERS_OF_THEIR_OWN));
		kinds.put("nesterovs, cosine, clipping by value", job(epochs, 8, """
				{"type": "nesterovs", "schedule": {"type": "cosine", "warmupSteps": 50}}""")
			.with("/training/gradientClipping", "{\"type\": \"value\", \"threshold\": 0.1}"));
		kinds.put("adaptive", job(epochs, 7, """
				{"type": "adaptive", "decay": {"type": "adafactor"}, "epsilonPlacement": "outside"}"""));
		kinds.put("adam, weight decay, restarts", job(epochs, 10, """
				{"type": "adam", "weightDecay": 0.01,
				 "schedule": {"type": "cosineRestarts", "per": "epoch", "periodSteps": 9}}"""));
		kinds.put("adax, early stopping, no dropout",
				job(2 * epochs, 11, "{\"type\": \"adax\"}")
					.with("/network/layers/2", "{\"type\": \"dense\", \"units\": 4}")
					.with("/training/earlyStopping",
							"{\"metric\": \"validation.accuracy\", \"patience\": %d}".formatted(epochs / 4)));
		PLAIN.forEach((type) -> kinds.put(type, job(epochs, 9, "{\"type\": \"%s\"}".formatted(type))));
		kinds.keySet().retainAll(kinds.keySet().stream().limit(count).toList());
		return kinds;
	}

	private static JobJson job(int epochs, int everyIterations, String optimizer) {
		return JobJson.small()
			.with("/network/layers", LAYERS)
			.with("/optimizer", optimizer)
			.with("/training/epochs", epochs)
			.with("/training/seed", everyIterations)
			.with("/training/checkpoint", "{\"everyIterations\": %d, \"keep\": 2}".formatted(everyIterations));
	}

}
