package io.adax.trainer.data;

import java.util.List;

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
			return new FeatureEncoding.OneHot(column.name(), categories(column));
		}
		Scaling scaling = Scaling.fit(spec.normalization(), column.name(), cells, rows);
		if (column.type() == ColumnType.CATEGORICAL) {
			return new FeatureEncoding.Ordinal(column.name(), categories(column), scaling.offset(), scaling.scale(),
					scaling.fill());
		}
		return new FeatureEncoding.Numeric(column.name(), scaling.offset(), scaling.scale(), scaling.fill());
	}

	static List<String> categories(Column column) {
		List<String> categories = column.categories();
		if (categories == null) {
			throw new TableException("Column '%s' has no categories.".formatted(column.name()));
		}
		return categories;
	}

}
