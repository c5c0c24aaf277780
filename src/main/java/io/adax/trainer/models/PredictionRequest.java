package io.adax.trainer.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Faults;
import io.adax.trainer.web.Pointer;
import io.adax.trainer.web.Rule;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rows to predict. */
@Schema(description = "Rows to predict.")
record PredictionRequest(@Schema(
		description = "Rows: values by column name. Numbers, texts, true, false and null are allowed.",
		example = "[{\"sepalLength\":5.1,\"sepalWidth\":3.5,\"petalLength\":1.4,\"petalWidth\":0.2}]") @NotNull @Size(
				min = 1, max = 10_000) List<@NotNull Map<String, @Nullable Object>> rows) {

	private static final Pointer ROWS = Pointer.ROOT.child("rows");

	static Pointer row(int row) {
		return ROWS.child(row);
	}

	static Pointer cell(int row, String column) {
		return row(row).child(column);
	}

	/** The values as they would stand in a table, without those that cannot. */
	List<Map<String, @Nullable String>> texts(Faults faults) {
		List<Map<String, @Nullable String>> texts = new ArrayList<>(this.rows.size());
		for (int i = 0; i < this.rows.size(); i++) {
			texts.add(text(i, faults));
		}
		return texts;
	}

	private Map<String, @Nullable String> text(int row, Faults faults) {
		Map<String, @Nullable String> text = new LinkedHashMap<>();
		this.rows.get(row).forEach((column, value) -> {
			if (value instanceof JsonNode node && node.isContainer()) {
				String found = node.isArray() ? "a list" : "an object";
				faults.add(cell(row, column),
						Complaint.of(Rule.TYPE, "must be a number, text, true, false or null, found " + found)
							.with(found, "a number, text, true, false or null"));
			}
			else {
				// as a JSON value a text would have its quotes
				text.put(column, (value instanceof JsonNode node) ? node.asString() : null);
			}
		});
		return text;
	}

}
