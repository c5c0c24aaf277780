package io.adax.trainer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a job, to be varied. */
public final class JobJson {

	/** The job of the documentation, on the built-in table. */
	static final String IRIS = """
			{"name": "digits", "tags": ["demo"], "priority": 0,
			 "dataset": {"id": "iris", "target": "species",
			             "split": {"validation": 0.2, "test": 0.0, "stratify": true}, "normalization": "standardize"},
			 "network": {"layers": [{"type": "dense", "units": 64, "activation": "relu"},
			                        {"type": "dropout", "rate": 0.1},
			                        {"type": "output", "activation": "softmax", "loss": "mcxent"}]},
			 "optimizer": {"type": "adax", "learningRate": 0.005, "beta1": 0.9, "beta2": 1e-4, "epsilon": 1e-8,
			               "weightDecay": 0.05, "schedule": {"type": "cosine", "warmupSteps": 100}},
			 "training": {"epochs": 20, "batchSize": 64, "seed": 42, "maxDuration": "PT1H",
			              "earlyStopping": {"metric": "validation.loss", "patience": 5},
			              "checkpoint": {"everyIterations": 500, "keep": 3}}}
			""";

	/** Epochs of {@link #someSeconds()}. */
	public static final int EPOCHS = 200;

	private static final String SMALL = """
			{"dataset": {"id": "iris"},
			 "network": {"layers": [{"type": "dense", "units": 8}, {"type": "batchNormalization"},
			                        {"type": "dropout", "rate": 0.2}]},
			 "optimizer": {"type": "adax"},
			 "training": {"epochs": 2, "batchSize": 16}}
			""";

	private static final JsonMapper JSON = new JsonMapper();

	private final ObjectNode tree;

	private JobJson(String json) {
		this.tree = (ObjectNode) JSON.readTree(json);
	}

	/** The job of the documentation. */
	public static JobJson iris() {
		return new JobJson(IRIS);
	}

	/** A job of a moment, with everything random in it that there is. */
	public static JobJson small() {
		return new JobJson(SMALL);
	}

	/**
	 * The same, over in some seconds: {@link #EPOCHS} of eight iterations each, saved
	 * every 100 iterations.
	 */
	public static JobJson someSeconds() {
		return small().with("/training/epochs", EPOCHS).with("/training/checkpoint", """
				{"everyIterations": 100}""");
	}

	/** A job that is not over before somebody stops it. */
	public static JobJson endless() {
		return small().with("/training/epochs", 100_000);
	}

	/** With a number at that place. */
	public JobJson with(String pointer, Number value) {
		return put(pointer, JSON.valueToTree(value));
	}

	/** With the value of a JSON text at that place. */
	public JobJson with(String pointer, String json) {
		return put(pointer, JSON.readTree(json));
	}

	/** With a tag of its own to find it by. */
	public JobJson tagged(String tag) {
		return put("/tags", JSON.valueToTree(new String[] { tag }));
	}

	/** Without what is at that place. */
	public JobJson without(String pointer) {
		int last = pointer.lastIndexOf('/');
		((ObjectNode) this.tree.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
		return this;
	}

	/** Its tree. */
	public JsonNode tree() {
		return this.tree;
	}

	private JobJson put(String pointer, JsonNode value) {
		int last = pointer.lastIndexOf('/');
		String name = pointer.substring(last + 1);
		JsonNode parent = this.tree.at(pointer.substring(0, last));
		if (parent instanceof ArrayNode array) {
			array.set(Integer.parseInt(name), value);
		}
		else {
			((ObjectNode) parent).set(name, value);
		}
		return this;
	}

	@Override
	public String toString() {
		return this.tree.toString();
	}

}
