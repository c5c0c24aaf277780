package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/** Reads a table file strictly by a known schema. */
final class TableLoader {

	private final DataSpec spec;

	private final TableFormat format;

	private final List<ColumnLoader> features = new ArrayList<>();

	private final ColumnLoader target;

	private final BooleanSupplier stop;

	/** Where each column of the schema stands in the file. */
	private int[] places = {};

	private int rows;

	private long unlabelled;

	private TableLoader(DataSpec spec, TableSource source, boolean strict, BooleanSupplier stop) {
		this.spec = spec;
		this.stop = stop;
		this.format = source.format();
		int expected = strict ? (int) Math.min(spec.schema().rows(), Integer.MAX_VALUE - 8L) : 0;
		List<Column> columns = spec.schema().columns();
		for (int i = 0; i < columns.size(); i++) {
			if (Features.isFeature(spec, columns.get(i))) {
				this.features.add(ColumnLoader.ofFeature(columns.get(i), i, expected, strict));
			}
		}
		Target target = Target.of(spec);
		this.target = ColumnLoader.ofTarget(target, columns.indexOf(target.column()), expected);
	}

	/** The table that the schema was made from. */
	static Table source(DataSpec spec, BooleanSupplier stop) throws IOException {
		Table table = new TableLoader(spec, spec.source(), true, stop).load(spec.source());
		if (table.rows() + table.unlabelled() != spec.schema().rows()) {
			throw new TableException("The table has %d rows where %d are expected."
				.formatted(table.rows() + table.unlabelled(), spec.schema().rows()));
		}
		return table;
	}

	/**
	 * Another table of the same columns, which its header may name in another order; a
	 * category that the schema does not know counts as missing, a label must be known.
	 */
	static Table test(DataSpec spec, TableSource test, BooleanSupplier stop) throws IOException {
		return new TableLoader(spec, test, false, stop).load(test);
	}

	private Table load(TableSource source) throws IOException {
		try (TableReader reader = TableReader.open(Path.of(source.file()), this.format.separator(), ScanLimits.NONE)) {
			Row row = reader.next();
			int read = 0;
			if (row != null) {
				this.places = places(row);
			}
			if (row != null && this.format.header()) {
				row = reader.next();
			}
			while (row != null) {
				add(row);
				LoadingStopped.check(read++, this.stop);
				row = reader.next();
			}
		}
		this.target.checkLabels(this.format.targetSuffix());
		return new Table(this.rows, this.unlabelled, this.features.stream().map(ColumnLoader::cells).toList(),
				this.target.cells());
	}

	private int[] places(Row first) {
		List<Column> columns = this.spec.schema().columns();
		if (first.fields().length != columns.size()) {
			throw new TableException(
					"The table has %d columns where %d are expected.".formatted(first.fields().length, columns.size()));
		}
		if (!this.format.header()) {
			return IntStream.range(0, columns.size()).toArray();
		}
		List<String> names = TableHeader.names(first, true);
		Map<String, Integer> named = new HashMap<>();
		for (int i = 0; i < names.size(); i++) {
			named.put(names.get(i), i);
		}
		return columns.stream().mapToInt((column) -> place(column, named, names)).toArray();
	}

	private static int place(Column column, Map<String, Integer> named, List<String> names) {
		@Nullable Integer place = named.get(column.name());
		if (place == null) {
			throw new TableException(
					"The table has no column '%s'; it has %s.".formatted(column.name(), Listing.of(names)));
		}
		return place;
	}

	private void add(Row row) {
		@Nullable String label = value(this.target, row);
		if (label == null) {
			this.unlabelled++;
			return;
		}
		this.target.add(label, row.line());
		for (ColumnLoader feature : this.features) {
			feature.add(value(feature, row), row.line());
		}
		this.rows = Math.addExact(this.rows, 1);
	}

	/**
	 * A cell as it is written, unless its column was the target when the schema was made:
	 * the suffix of its values is cut.
	 */
	private @Nullable String value(ColumnLoader column, Row row) {
		@Nullable String text = row.value(this.places[column.index()]);
		boolean asWritten = this.format.targetSuffix() == null || column.knows(text);
		return asWritten ? text : TargetSuffix.cut(text, this.format.targetSuffix());
	}

}
