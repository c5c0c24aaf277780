package io.adax.trainer.commandline;

import java.util.List;

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
					Figures.of(run, "/actual/seconds"), Figures.of(run, "/forecast/time/seconds"),
					Figures.bytes(run, "/actual/addedBytes"), Figures.bytes(run, "/forecast/peakBytes"),
					Figures.bytes(run, "/actual/memoryBytes")));
		List<String> lines = table.lines();
		return (lines.size() > 1) ? lines : List.of();
	}

}
