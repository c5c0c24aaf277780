package io.adax.trainer.commandline;

import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * An event of a job.
 *
 * @param id number within the job
 * @param json as the service wrote it
 * @param tree the same to be read
 */
record JobEvent(long id, String json, JsonNode tree) {

	private static final Set<String> OVER = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

	static JobEvent of(String json) {
		JsonNode tree = Json.answer(json);
		return new JobEvent(tree.path("id").asLong(0), json, tree);
	}

	String type() {
		return Json.text(this.tree, "/type");
	}

	/** Whether nothing follows. */
	boolean isLast() {
		return type().equals("state") && isOver(Json.text(this.tree, "/status"));
	}

	static boolean isOver(String status) {
		return OVER.contains(status);
	}

	/** When, what, how far and why, on a line. */
	String line() {
		StringBuilder line = new StringBuilder(Figures.time(this.tree, "/time")).append("  ")
			.append(String.format("%-10s", type()));
		for (String field : new String[] { "/status", "/message" }) {
			append(line, "", Json.text(this.tree, field));
		}
		append(line, "epoch ", Json.text(this.tree, "/epoch"));
		append(line, "iteration ", Json.text(this.tree, "/iteration"));
		this.tree.path("metrics")
			.properties()
			.forEach((metric) -> append(line, metric.getKey() + " ", Figures.of(metric.getValue(), "")));
		append(line, "", Json.text(this.tree, "/failure/message"));
		return line.toString().stripTrailing();
	}

	private static void append(StringBuilder line, String name, String value) {
		if (!value.isEmpty()) {
			line.append("  ").append(name).append(value);
		}
	}

}
