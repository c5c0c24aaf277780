package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** From table files to the numbers that a network is trained on. */
public final class Tables {

	/** Characters of a field that are shown. */
	private static final int LONGEST = 200;

	/** Characters of all rows that are shown. */
	private static final int SHOWN = 1_000_000;

	private Tables() {
	}

	/**
	 * Reads the spec's tables, draws the parts by the seed, fits the encoder on the
	 * training part, and encodes all parts.
	 * @param stop is asked every thousand rows
	 * @throws LoadingStopped when it is to stop
	 * @throws TableException if the tables do not fit the spec, or a part would be empty
	 * @throws IOException if a file cannot be read
	 */
	public static PreparedData prepare(DataSpec spec, long seed, BooleanSupplier stop) throws IOException {
		Encoder.inputs(spec);
		Table source = TableLoader.source(spec, stop);
		Split split = split(spec, source, seed);
		Encoder encoder = Encoder.fit(spec, source, split.training());
		TableSource testSource = spec.test();
		Table test = (testSource != null) ? TableLoader.test(spec, testSource, stop) : null;
		if (test != null && test.rows() == 0) {
			throw new TableException("The test table has no rows with a value of '%s'.".formatted(spec.target()));
		}
		return new PreparedData(encoder, Examples.encode(encoder, source, split.training(), stop),
				Examples.encode(encoder, source, split.validation(), stop),
				(test != null) ? Examples.encode(encoder, test, IntStream.range(0, test.rows()).toArray(), stop)
						: Examples.encode(encoder, source, split.test(), stop),
				warnings(spec, source, test));
	}

	/**
	 * The first rows of a table, without its header: values as written, but trimmed, and
	 * cut if they are long. There are fewer rows if they hold more than a million
	 * characters.
	 * @throws TableException if the file is no table
	 * @throws IOException if it cannot be read
	 */
	public static List<List<String>> head(TableSource source, int rows) throws IOException {
		List<List<String>> head = new ArrayList<>();
		long left = SHOWN;
		TableFormat format = source.format();
		try (TableReader reader = TableReader.open(Path.of(source.file()), format.separator(), ScanLimits.NONE)) {
			Row row = reader.next();
			if (row != null && format.header()) {
				row = reader.next();
			}
			while (row != null && head.size() < rows) {
				List<String> shown = Stream.of(row.fields()).map((field) -> Listing.shortened(field, LONGEST)).toList();
				left -= shown.stream().mapToInt(String::length).sum();
				if (left < 0 && !head.isEmpty()) {
					break;
				}
				head.add(shown);
				row = reader.next();
			}
		}
		return head;
	}

	private static Split split(DataSpec spec, Table source, long seed) {
		double validation = spec.split().validation();
		double test = spec.heldBackForTest();
		if (validation + test >= 1) {
			throw asked("The shares of validation and test, %s and %s, leave nothing to train on.".formatted(validation,
					test));
		}
		Split split = Split.draw(groups(spec, source), validation, test, seed);
		checkNotEmpty("training", split.training(), 1, source);
		checkNotEmpty("validation", split.validation(), validation, source);
		checkNotEmpty("test", split.test(), test, source);
		return split;
	}

	private static void checkNotEmpty(String part, int[] rows, double share, Table source) {
		if (share > 0 && rows.length == 0) {
			throw asked("The %s part is empty: %d rows are too few for these shares.".formatted(part, source.rows()));
		}
	}

	private static TableException asked(String message) {
		return new TableException(TableFault.of(TableFault.Kind.REQUEST, message));
	}

	/** The classes if each is to keep its share in every part, else one group of all. */
	private static int[] groups(DataSpec spec, Table source) {
		if (spec.task() == Task.REGRESSION && Boolean.TRUE.equals(spec.split().stratify())) {
			throw asked("Only a classification can be stratified.");
		}
		boolean stratify = spec.stratified();
		return IntStream.range(0, source.rows())
			.map((row) -> stratify ? (int) source.target().value(row) : 0)
			.toArray();
	}

	private static List<String> warnings(DataSpec spec, Table source, @Nullable Table test) {
		List<String> warnings = new ArrayList<>();
		if (source.unlabelled() > 0) {
			warnings.add(unlabelled("table", source, spec));
		}
		if (test != null && test.unlabelled() > 0) {
			warnings.add(unlabelled("test table", test, spec));
		}
		return warnings;
	}

	private static String unlabelled(String name, Table table, DataSpec spec) {
		return "%d rows of the %s are left out: they have no value of '%s'.".formatted(table.unlabelled(), name,
				spec.target());
	}

}
