package io.adax.trainer.data;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns that a spec's inputs are made of. */
final class Features {

	private Features() {
	}

	static List<Column> columns(DataSpec spec) {
		return spec.schema().columns().stream().filter((column) -> isFeature(spec, column)).toList();
	}

	static boolean isFeature(DataSpec spec, Column column) {
		return column.type() != ColumnType.IGNORED && !column.name().equals(spec.target());
	}

	/** Columns of the table that nothing is learned from. */
	static List<String> ignored(DataSpec spec) {
		return spec.schema()
			.columns()
			.stream()
			.filter((column) -> column.type() == ColumnType.IGNORED)
			.map(Column::name)
			.toList();
	}

	static long width(DataSpec spec) {
		long width = columns(spec).stream().mapToLong((column) -> width(spec, column)).sum();
		if (width == 0) {
			throw new TableException("No column is left to learn '%s' from.".formatted(spec.target()));
		}
		return width;
	}

	private static long width(DataSpec spec, Column column) {
		boolean oneHot = column.type() == ColumnType.CATEGORICAL && spec.categories() == CategoricalEncoding.ONE_HOT;
		return oneHot ? categories(column).size() : 1;
	}

	static FeatureEncoding fit(DataSpec spec, Column column, Cells cells, int[] rows) {
		if (column.type() == ColumnType.CATEGORICAL && spec.categories() == CategoricalEncoding.ONE_HOT) {
			return new FeatureEncoding.OneHot(column.name(), categories(column), unseen(column, cells, rows));
		}
		Scaling scaling = Scaling.fit(spec.normalization(), column.name(), cells, rows);
		if (column.type() == ColumnType.CATEGORICAL) {
			return new FeatureEncoding.Ordinal(column.name(), categories(column), scaling.offset(), scaling.scale(),
					scaling.fill(), unseen(column, cells, rows));
		}
		return new FeatureEncoding.Numeric(column.name(), scaling.offset(), scaling.scale(), scaling.fill());
	}

	/**
	 * Categories that the table has, and none of its training rows: nothing can be
	 * learned of them. Inputs are counted before the rows are split, so theirs stay, and
	 * are 0.
	 */
	private static Set<String> unseen(Column column, Cells cells, int[] rows) {
		BitSet seen = new BitSet();
		for (int row : rows) {
			double position = cells.value(row);
			if (!Double.isNaN(position)) {
				seen.set((int) position);
			}
		}
		List<String> categories = categories(column);
		return IntStream.range(0, categories.size())
			.filter((i) -> !seen.get(i))
			.mapToObj(categories::get)
			.collect(Collectors.toSet());
	}

	static List<String> categories(Column column) {
		List<String> categories = column.categories();
		if (categories == null) {
			throw new TableException("Column '%s' has no categories.".formatted(column.name()));
		}
		return categories;
	}

}
