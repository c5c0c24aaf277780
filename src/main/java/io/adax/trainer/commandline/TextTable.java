package io.adax.trainer.commandline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text, as wide as they have to be. */
final class TextTable {

	private static final String GAP = "  ";

	private final List<List<String>> rows = new ArrayList<>();

	TextTable(String... headers) {
		this.rows.add(List.of(headers));
	}

	TextTable row(String... cells) {
		return row(Arrays.asList(cells));
	}

	TextTable row(List<String> cells) {
		this.rows.add(cells.stream().map(Harmless::line).toList());
		return this;
	}

	/** The rows under their headers; a column without any value is left out. */
	List<String> lines() {
		int[] widths = new int[this.rows.get(0).size()];
		for (List<String> row : this.rows.subList(1, this.rows.size())) {
			for (int column = 0; column < widths.length; column++) {
				widths[column] = Math.max(widths[column], width(row.get(column)));
			}
		}
		for (int column = 0; column < widths.length; column++) {
			widths[column] = (widths[column] == 0) ? 0 : Math.max(widths[column], width(this.rows.get(0).get(column)));
		}
		return this.rows.stream().map((row) -> line(row, widths)).toList();
	}

	private static String line(List<String> row, int[] widths) {
		StringBuilder line = new StringBuilder();
		for (int column = 0; column < widths.length; column++) {
			if (widths[column] > 0) {
				String cell = row.get(column);
				line.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
			}
		}
		return line.toString().stripTrailing();
	}

	private static int width(String cell) {
		return cell.codePointCount(0, cell.length());
	}

}
