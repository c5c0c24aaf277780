package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** Lists of the service, page by page. */
final class Pages {

	private Pages() {
	}

	/** A table of a page, and how to get the next one. */
	static List<String> lines(JsonNode page, TextTable table, String nothing) {
		if (page.path("items").isEmpty()) {
			return List.of(nothing);
		}
		List<String> lines = new ArrayList<>(table.lines());
		String next = Json.text(page, "/nextCursor");
		if (!next.isEmpty()) {
			lines.add("There are more: --cursor " + next);
		}
		return lines;
	}

}
