package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import tools.jackson.databind.JsonNode;

/** A job for people. */
final class JobViews {

	private JobViews() {
	}

	static String percent(JsonNode job) {
		OptionalDouble progress = Json.number(job, "/progress");
		return progress.isPresent() ? String.format(Locale.ROOT, "%d %%", (int) (100 * progress.getAsDouble())) : "";
	}

	/** One line: which it is and how it stands. */
	static String line(JsonNode job) {
		String name = Json.text(job, "/name");
		return "Job " + Json.text(job, "/id") + (name.isEmpty() ? "" : " (" + name + ")") + ": "
				+ Json.text(job, "/status");
	}

	/** All about it. */
	static List<String> details(JsonNode job) {
		Fields fields = new Fields().add("job", Json.text(job, "/id"))
			.add("name", Json.text(job, "/name"))
			.add("status", status(job))
			.add("tags", Json.text(job, "/tags"))
			.add("priority", Json.text(job, "/priority"))
			.add("pool", Json.text(job, "/pool"))
			.add("dataset", Json.text(job, "/dataset/id") + target(job))
			.add("network", network(job.at("/network/layers")))
			.add("optimizer", settings(job.path("optimizer")))
			.add("training", settings(job.path("training")))
			.add("progress", progress(job))
			.add("best", best(job))
			.add("created", Figures.time(job, "/createdAt"))
			.add("took", Figures.between(job, "/startedAt", "/finishedAt"))
			.add("model", Json.text(job, "/modelId"))
			.add("cloned from", Json.text(job, "/clonedFrom"));
		List<String> lines = new ArrayList<>(fields.lines());
		lines.addAll(metrics(job));
		lines.addAll(failure(job));
		return lines;
	}

	private static String status(JsonNode job) {
		String reason = Json.text(job, "/statusReason");
		return Json.text(job, "/status") + (reason.isEmpty() ? "" : ": " + reason);
	}

	private static String target(JsonNode job) {
		String target = Json.text(job, "/dataset/target");
		return target.isEmpty() ? "" : ", to learn " + target;
	}

	private static String progress(JsonNode job) {
		String epochs = Json.text(job, "/training/epochs");
		return percent(job) + ", epoch " + Json.text(job, "/epoch") + (epochs.isEmpty() ? "" : " of " + epochs)
				+ ", iteration " + Figures.count(job, "/iteration") + " of " + Figures.count(job, "/totalIterations");
	}

	private static String best(JsonNode job) {
		return Json.text(job, "/bestMetric/name").isEmpty() ? "" : Json.text(job, "/bestMetric/name") + " "
				+ Figures.of(job, "/bestMetric/value") + " after epoch " + Json.text(job, "/bestMetric/epoch");
	}

	private static String network(JsonNode layers) {
		return String.join(" > ", Json.items(layers).map(JobViews::settings).toList());
	}

	/** The type of an object and its fields, as few words as can be. */
	static String settings(JsonNode node) {
		List<String> words = new ArrayList<>();
		if (node.hasNonNull("type")) {
			words.add(Json.text(node, "/type"));
		}
		node.properties().forEach((field) -> {
			if (!field.getKey().equals("type") && !field.getValue().isNull()) {
				JsonNode value = field.getValue();
				words.add(
						field.getKey() + " " + (value.isObject() ? "{" + settings(value) + "}" : Figures.exact(value)));
			}
		});
		return String.join(" ", words);
	}

	private static List<String> metrics(JsonNode job) {
		TextTable table = new TextTable("METRIC", "AT THE END");
		job.path("finalMetrics")
			.properties()
			.forEach((metric) -> table.row(metric.getKey(), Figures.of(metric.getValue(), "")));
		List<String> lines = table.lines();
		return (lines.size() > 1) ? lines : List.of();
	}

	/** Why it failed, and what to do. */
	static List<String> failure(JsonNode job) {
		if (!job.hasNonNull("failure")) {
			return List.of();
		}
		List<String> lines = new ArrayList<>();
		lines.add("failure (" + Json.text(job, "/failure/class") + "): " + Json.text(job, "/failure/message"));
		if (!Json.text(job, "/failure/hint").isEmpty()) {
			lines.add("  " + Json.text(job, "/failure/hint"));
		}
		Json.text(job, "/failure/evidence/log").lines().forEach((line) -> lines.add("  | " + line));
		return lines;
	}

	/** What the model is worth. */
	static List<String> evaluation(JsonNode evaluation) {
		Fields fields = new Fields();
		evaluation.properties().forEach((field) -> {
			if (field.getValue().isNumber() && !field.getKey().equals("rows")) {
				fields.add(field.getKey(), Figures.of(field.getValue(), ""));
			}
		});
		List<String> lines = new ArrayList<>();
		lines.add("Evaluation on the " + Json.text(evaluation, "/split") + " part, "
				+ Figures.count(evaluation, "/rows") + " rows:");
		fields.lines().forEach((line) -> lines.add("  " + line));
		return lines;
	}

}
