package io.adax.trainer.commandline;

import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a job shall be: a file, options, or options on top of a file. */
final class JobOptions {

	@Parameters(paramLabel = "<job.json>", arity = "0..1",
			description = "A job as the API has it; - reads standard input. Options change it.")
	private @Nullable String file;

	@Option(names = "--data", paramLabel = "<table>", description = "A CSV or TSV file, uploaded first.")
	private @Nullable String data;

	@Option(names = "--dataset", paramLabel = "<id>", description = "A table that is there already, such as iris.")
	private @Nullable String dataset;

	@Option(names = "--target", paramLabel = "<column>", description = "The column to learn; the last one if left out.")
	private @Nullable String target;

	@Option(names = "--layers", split = ",", paramLabel = "<units>",
			description = "Dense layers, such as 64,64. By the size of the table if left out.")
	private List<Integer> layers = new ArrayList<>();

	@Option(names = "--optimizer", paramLabel = "<type>",
			description = "One of `trainer optimizers`; adax with a learning rate of 0.005 if left out.")
	private @Nullable String optimizer;

	@Option(names = "--learning-rate", paramLabel = "<rate>", description = "The optimizer's learning rate.")
	private @Nullable Double learningRate;

	@Option(names = "--epochs", paramLabel = "<count>",
			description = "Passes over the data. About 3,000 iterations if left out.")
	private @Nullable Integer epochs;

	@Option(names = "--batch-size", paramLabel = "<rows>", description = "By the size of the table if left out.")
	private @Nullable Integer batchSize;

	@Option(names = "--seed", paramLabel = "<number>", description = "Seed of everything random.")
	private @Nullable Long seed;

	@Option(names = "--max-duration", paramLabel = "<time>", description = "Longest time, such as 30m, 2h or PT30M.")
	private @Nullable String maxDuration;

	@Option(names = "--name", paramLabel = "<name>", description = "A name for people.")
	private @Nullable String name;

	@Option(names = "--tag", paramLabel = "<tag>", description = "A tag; may be repeated.")
	private List<String> tags = new ArrayList<>();

	@Option(names = "--priority", paramLabel = "<level>", description = "-100 to 100.")
	private @Nullable Integer priority;

	@Option(names = "--pool", paramLabel = "<name>", description = "The pool whose workers may train it.")
	private @Nullable String pool;

	@Option(names = "--set", paramLabel = "<field>=<value>",
			description = "Any other field, such as optimizer.schedule.type=cosine; may be repeated.")
	private List<String> settings = new ArrayList<>();

	/** The job as it is sent; a table is uploaded for it. */
	ObjectNode job(Session session) throws IOException {
		ObjectNode job = (this.file != null) ? Json.object(Input.text(this.file), Input.name(this.file))
				: Json.MAPPER.createObjectNode();
		JsonNode table = table(session, job);
		put(job, "dataset.id", (table != null) ? Json.text(table, "/id") : null);
		put(job, "dataset.target", this.target);
		put(job, "name", this.name);
		put(job, "priority", this.priority);
		put(job, "pool", this.pool);
		this.tags.forEach((tag) -> job.withArray("tags").add(tag));
		put(job, "training.epochs", this.epochs);
		put(job, "training.batchSize", this.batchSize);
		put(job, "training.seed", this.seed);
		put(job, "training.maxDuration", (this.maxDuration != null) ? duration(this.maxDuration) : null);
		if (!this.layers.isEmpty()) {
			job.withObject("network").set("layers", dense(this.layers));
		}
		optimizer(job);
		this.settings.forEach((setting) -> Settings.apply(job, setting));
		if (this.file == null && table != null) {
			Course.complete(job, table);
		}
		return job;
	}

	private @Nullable JsonNode table(Session session, ObjectNode job) throws IOException {
		if (this.data != null && this.dataset != null) {
			throw CommandFailure.misuse("--data and --dataset exclude each other.");
		}
		if (this.data != null) {
			return Tables.upload(session, this.data, Tables.spec(this.target));
		}
		String id = this.dataset;
		if (id == null && this.file == null) {
			throw CommandFailure.misuse("a job needs a file, --data or --dataset.",
					"trainer submit --dataset iris --follow");
		}
		return (id != null) ? Tables.get(session, id) : null;
	}

	private void optimizer(ObjectNode job) {
		if (this.optimizer != null && !this.optimizer.equals(Json.text(job, "/optimizer/type"))) {
			// hyper-parameters of another one mean nothing here
			job.putObject("optimizer").put("type", this.optimizer);
		}
		if (!job.has("optimizer") && this.file == null) {
			job.putObject("optimizer").put("type", "adax").put("learningRate", 0.005);
		}
		put(job, "optimizer.learningRate", this.learningRate);
	}

	static ArrayNode dense(List<Integer> units) {
		ArrayNode layers = Json.MAPPER.createArrayNode();
		units.forEach((count) -> layers.addObject().put("type", "dense").put("units", count).put("activation", "relu"));
		return layers;
	}

	private static void put(ObjectNode job, String path, @Nullable Object value) {
		if (value != null) {
			Settings.put(job, path, Json.MAPPER.valueToTree(value));
		}
	}

	/** 30m, 2h, 90s or ISO 8601 as ISO 8601. */
	static String duration(String written) {
		String text = written.strip().toUpperCase(Locale.ROOT);
		try {
			return Duration.parse(text.startsWith("P") ? text : "PT" + text).toString();
		}
		catch (DateTimeParseException ex) {
			throw CommandFailure.misuse("\"" + written + "\" is no time.", "Such as 30m, 2h or PT1H30M.");
		}
	}

}
