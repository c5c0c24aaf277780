package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Finds out what a table file holds, in one pass and without keeping its rows.
 *
 * <p>
 * An empty field and {@code ?} are missing values; NA, NaN and null are texts like any
 * other. A column is numeric if every value is a finite decimal number, else categorical
 * if it has few enough different texts, else ignored.
 */
public final class TableScanner {

	private static final int MAX_INFERRED_LABELS = 100;

	private final ScanLimits limits;

	/** With the largest table that it accepts. */
	public TableScanner(ScanLimits limits) {
		this.limits = limits;
	}

	/**
	 * Scans a file.
	 * @throws TableException if it is no table, is too large, or has no target to learn
	 * @throws IOException if it cannot be read
	 */
	public TableScan scan(Path file, ScanOptions options) throws IOException {
		try (TableReader reader = TableReader.open(file, options.type().separator(), this.limits)) {
			Row first = reader.next();
			if (first == null) {
				throw new TableException(
						TableFault.of(TableFault.Kind.LENGTH, "The table is empty.").with("0", "at least one row"));
			}
			if (first.fields().length < 2) {
				throw oneColumn(first.fields()[0], options.type());
			}
			return new ScanPass(options, this.limits, first).scan(reader);
		}
	}

	private static TableException oneColumn(String first, TableType type) {
		String separator = separator(type);
		TableType other = (type == TableType.TSV) ? TableType.CSV : TableType.TSV;
		if (first.indexOf(other.separator()) >= 0) {
			return new TableException(TableFault.of(TableFault.Kind.FORM,
					"The table is read as %s, which makes it one column, with %s in it. If they separate its fields, let the file's name end with .%3$s, or say format %3$s."
						.formatted(name(type), separator(other), name(other)))
				.with(separator(other), separator));
		}
		if (first.contains(";")) {
			return new TableException(TableFault.of(TableFault.Kind.FORM,
					"The table has semicolons where its fields should be separated by %s. Save it as CSV with commas, or as TSV."
						.formatted(separator))
				.with(";", separator));
		}
		return new TableException(TableFault.of(TableFault.Kind.LENGTH,
				"The table has one column; a target and at least one more are needed. Are its fields separated by %s?"
					.formatted(separator))
			.with("1", "at least 2 columns"));
	}

	private static String separator(TableType type) {
		return (type == TableType.TSV) ? "tabs" : "commas";
	}

	private static String name(TableType type) {
		return type.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * What is learned from a column unless its owner says otherwise: a classification if
	 * it is categorical, has exactly two values, or has integers that run without a gap
	 * from 0 or from 1; else a regression.
	 * @throws TableException if nothing can be learned from it
	 */
	public static Task inferTask(Column target) {
		return switch (target.type()) {
			case CATEGORICAL -> Task.CLASSIFICATION;
			case NUMERIC -> countsUp(target.categories()) ? Task.CLASSIFICATION : Task.REGRESSION;
			case IGNORED ->
				throw new TableException("Column '%s' cannot be the target: it has %s. Name another column as target."
					.formatted(target.name(), (target.distinct() == 0) ? "no values" : "too many different texts"));
		};
	}

	private static boolean countsUp(@Nullable List<String> labels) {
		if (labels == null || labels.size() < 2 || labels.size() > MAX_INFERRED_LABELS) {
			return false;
		}
		if (labels.size() == 2) {
			return true;
		}
		double first = Numbers.parse(labels.get(0));
		double last = Numbers.parse(labels.get(labels.size() - 1));
		return (first == 0 || first == 1) && last - first == labels.size() - 1;
	}

}
