package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** Optimizers and schedules for people. */
final class CatalogueViews {

	private CatalogueViews() {
	}

	static List<String> list(JsonNode list) {
		TextTable table = new TextTable("TYPE", "NAME", "HYPER-PARAMETERS");
		Json.list(list, "/items")
			.forEach((entry) -> table.row(Json.text(entry, "/type"), Json.text(entry, "/title"), String.join(", ",
					Json.list(entry, "/hyperParameters").stream().map((one) -> Json.text(one, "/name")).toList())));
		return Pages.lines(list, table, "none");
	}

	static List<String> details(JsonNode entry) {
		List<String> lines = new ArrayList<>(new Fields().add("type", Json.text(entry, "/type"))
			.add("name", Json.text(entry, "/title"))
			.add("what it does", Json.text(entry, "/description"))
			.add("state", Json.text(entry, "/state"))
			.add("reference", Json.text(entry, "/reference"))
			.lines());
		List<JsonNode> parameters = Json.list(entry, "/hyperParameters");
		TextTable table = new TextTable("HYPER-PARAMETER", "TYPE", "DEFAULT", "RANGE");
		parameters
			.forEach((one) -> table.row(Json.text(one, "/name"), Json.text(one, "/type"), initial(one), range(one)));
		List<String> rows = table.lines();
		lines.add(rows.get(0));
		for (int i = 0; i < parameters.size(); i++) {
			lines.add(rows.get(i + 1));
			lines.add("    " + meaning(parameters.get(i)));
		}
		return lines;
	}

	private static String initial(JsonNode parameter) {
		JsonNode value = parameter.path("default");
		return value.isObject() ? JobViews.settings(value) : Figures.exact(value);
	}

	private static String meaning(JsonNode parameter) {
		String choices = Json.text(parameter, "/values");
		return Json.text(parameter, "/meaning") + (choices.isEmpty() ? "" : " One of " + choices + ".");
	}

	private static String range(JsonNode parameter) {
		String min = bound(parameter, "/range/min", "/range/minInclusive", ">");
		String max = bound(parameter, "/range/max", "/range/maxInclusive", "<");
		return (min + " " + max).strip();
	}

	private static String bound(JsonNode parameter, String value, String inclusive, String sign) {
		String bound = Figures.exact(parameter.at(value));
		return bound.isEmpty() ? "" : sign + (parameter.at(inclusive).asBoolean(true) ? "= " : " ") + bound;
	}

}
