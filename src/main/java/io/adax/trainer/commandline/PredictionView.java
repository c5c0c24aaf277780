package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Predictions for people or as CSV; the header comes once, before the first part. */
final class PredictionView {

	private final String target;

	private final boolean csv;

	private int shown;

	PredictionView(String target, boolean csv) {
		this.target = target;
		this.csv = csv;
	}

	List<String> lines(JsonNode predictions, ArrayNode rows) {
		List<List<String>> cells = new ArrayList<>();
		List<String> warnings = new ArrayList<>();
		for (JsonNode prediction : predictions.path("predictions")) {
			JsonNode actual = rows.path(cells.size()).path(this.target);
			cells.add(cells(prediction, Json.text(actual)));
			this.shown++;
			for (JsonNode warning : prediction.path("warnings")) {
				warnings.add("warning: row " + this.shown + ", " + Json.text(warning));
			}
		}
		List<String> lines = this.csv ? csv(cells) : table(cells);
		if (!this.csv) {
			lines.addAll(warnings);
		}
		return lines;
	}

	private List<String> cells(JsonNode prediction, String actual) {
		boolean number = prediction.hasNonNull("value");
		String predicted = number ? (this.csv ? Json.text(prediction, "/value") : Figures.of(prediction, "/value"))
				: Json.text(prediction, "/label");
		JsonNode probability = prediction.path("probabilities").path(Json.text(prediction, "/label"));
		String sure = probability.isNumber() ? (this.csv ? Json.text(probability) : Figures.of(probability, "")) : "";
		return List.of(Integer.toString(this.shown + 1), predicted, sure, actual);
	}

	private List<String> table(List<List<String>> cells) {
		TextTable table = new TextTable("ROW", this.target.isEmpty() ? "PREDICTED" : "PREDICTED " + this.target,
				"PROBABILITY", "ACTUAL");
		cells.forEach(table::row);
		return new ArrayList<>(table.lines());
	}

	private List<String> csv(List<List<String>> cells) {
		List<String> lines = new ArrayList<>();
		if (this.shown == cells.size()) {
			lines.add("row,predicted,probability,actual");
		}
		cells.forEach((row) -> lines.add(String.join(",", row.stream().map(PredictionView::quoted).toList())));
		return lines;
	}

	private static String quoted(String cell) {
		return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
	}

}
