package io.adax.trainer.commandline;

import java.util.List;
import java.util.OptionalDouble;

import tools.jackson.databind.JsonNode;

/** The attempts at a job: what was predicted of each beside what it came to. */
final class AttemptViews {

	private AttemptViews() {
	}

	static List<String> table(JsonNode runs) {
		TextTable table = new TextTable("ATTEMPT", "STATUS", "ITERATIONS", "PREDICTED", "SECONDS", "PREDICTED",
				"MEMORY ADDED", "PREDICTED", "MEMORY IN ALL");
		Json.list(runs, "/items")
			.forEach((run) -> table.row(Json.text(run, "/attempt"), Json.text(run, "/status"),
					Figures.count(run, "/actual/iterations"), Figures.count(run, "/forecast/iterations"),
					Figures.of(run, "/actual/seconds"), Figures.of(run, "/forecast/time/seconds"), added(run),
					Figures.bytes(run, "/forecast/peakBytes"), Figures.bytes(run, "/actual/memoryBytes")));
		List<String> lines = table.lines();
		return (lines.size() > 1) ? lines : List.of();
	}

	/** An idle engine has memory, too, which nobody predicts. */
	private static String added(JsonNode run) {
		OptionalDouble before = Json.number(run, "/actual/memoryBeforeBytes");
		OptionalDouble most = Json.number(run, "/actual/memoryBytes");
		return (before.isPresent() && most.isPresent()) ? Figures.bytes(most.getAsDouble() - before.getAsDouble()) : "";
	}

}
