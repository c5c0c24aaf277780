package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a table, as texts.
 *
 * @param columns the names of the columns
 * @param rows the fields of each row
 */
public record TablePreview(List<String> columns, List<List<String>> rows) {

	/** The first rows of a file that was scanned before. */
	public static TablePreview of(Path file, TableFormat format, TableSchema schema, int rows) throws IOException {
		List<List<String>> first = new ArrayList<>();
		try (TableReader reader = TableReader.open(file, format.separator(), ScanLimits.NONE)) {
			Row row = reader.next();
			if (format.header()) {
				row = reader.next();
			}
			while (row != null && first.size() < rows) {
				first.add(List.of(row.fields()));
				row = reader.next();
			}
		}
		return new TablePreview(schema.columns().stream().map(Column::name).toList(), first);
	}

}
