package io.adax.trainer.commandline;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows to predict, out of a file with a header line, in parts that a request can hold.
 */
final class RowSource {

	private static final int PART = 1000;

	private RowSource() {
	}

	/** Hands on the rows of a CSV or TSV file, or of JSON like that of a request. */
	static void read(String name, Consumer<ArrayNode> parts) throws IOException {
		if (name.equals("-") || name.toLowerCase(Locale.ROOT).endsWith(".json")) {
			String text = Input.text(name);
			if (text.stripLeading().startsWith("{")) {
				parts.accept(Json.object(text, Input.name(name)).withArray("rows"));
				return;
			}
			csv(new StringReader(text), name, parts);
			return;
		}
		try (Reader reader = Files.newBufferedReader(Input.readable(name), StandardCharsets.UTF_8)) {
			csv(reader, name, parts);
		}
	}

	private static void csv(Reader reader, String name, Consumer<ArrayNode> parts) throws IOException {
		char separator = name.toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
		List<ObjectNode> rows = new ArrayList<>();
		try (CsvReader<NamedCsvRecord> records = CsvReader.builder()
			.fieldSeparator(separator)
			.ofNamedCsvRecord(reader)) {
			for (NamedCsvRecord csv : records) {
				rows.add(row(csv));
				if (rows.size() == PART) {
					hand(rows, parts);
				}
			}
		}
		catch (CsvParseException ex) {
			throw CommandFailure.misuse(Input.name(name) + " is no table: " + ex.getMessage());
		}
		hand(rows, parts);
	}

	private static ObjectNode row(NamedCsvRecord csv) {
		ObjectNode row = Json.MAPPER.createObjectNode();
		csv.getFieldsAsMap().forEach((column, field) -> {
			// an empty field is a missing value
			if (field.isEmpty()) {
				row.putNull(column);
			}
			else {
				row.put(column, field);
			}
		});
		return row;
	}

	private static void hand(List<ObjectNode> rows, Consumer<ArrayNode> parts) {
		if (!rows.isEmpty()) {
			parts.accept(Json.MAPPER.createArrayNode().addAll(rows));
			rows.clear();
		}
	}

}
