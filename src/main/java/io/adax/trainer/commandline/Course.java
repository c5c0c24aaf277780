package io.adax.trainer.commandline;

import java.util.Collections;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a job of options alone gets when nobody said it: about 3,000 iterations, but 5 to
 * 100 epochs.
 */
final class Course {

	private static final int ITERATIONS = 3000;

	private Course() {
	}

	static void complete(ObjectNode job, JsonNode table) {
		long rows = Math.max(1, table.path("rows").asLong(1));
		ObjectNode training = job.withObject("training");
		if (!training.has("batchSize")) {
			training.put("batchSize", batchSize(rows));
		}
		if (!training.has("epochs")) {
			training.put("epochs", epochs(rows, training.path("batchSize").asLong(1)));
		}
		if (!job.withObject("network").has("layers")) {
			job.withObject("network").set("layers", JobOptions.dense(Collections.nCopies(2, units(rows))));
		}
		if (!job.has("name")) {
			job.put("name", Json.text(table, "/name"));
		}
	}

	static int batchSize(long rows) {
		if (rows < 1000) {
			return 16;
		}
		return (rows < 20_000) ? 32 : (rows < 200_000) ? 128 : 256;
	}

	private static int units(long rows) {
		return (rows < 1000) ? 16 : (rows < 200_000) ? 64 : 128;
	}

	static int epochs(long rows, long batchSize) {
		return (int) Math.min(100, Math.max(5, ITERATIONS * batchSize / rows));
	}

}
