package io.adax.trainer.data;

import java.util.List;

/**
 * The column that a spec learns, found fit for its task.
 *
 * @param labels in order; none for a regression
 */
record Target(Column column, Normalization normalization, List<String> labels) {

	static Target of(DataSpec spec) {
		Column column = spec.schema()
			.column(spec.target())
			.orElseThrow(() -> new TableException("There is no column '%s' to learn.".formatted(spec.target())));
		return new Target(column, spec.normalization(), switch (spec.task()) {
			case CLASSIFICATION -> labels(column);
			case REGRESSION -> noLabels(column);
		});
	}

	private static List<String> labels(Column column) {
		List<String> labels = column.categories();
		if (labels == null) {
			throw new TableException((column.type() == ColumnType.NUMERIC)
					? "Column '%s' cannot be a classification's target: its numbers are too many to be labels, or not whole."
						.formatted(column.name())
					: "Column '%s' cannot be a classification's target: it has too many values."
						.formatted(column.name()));
		}
		if (labels.size() < 2) {
			throw new TableException(
					"Column '%s' cannot be a classification's target: it has a single label.".formatted(column.name()));
		}
		return labels;
	}

	private static List<String> noLabels(Column column) {
		if (column.type() != ColumnType.NUMERIC) {
			throw new TableException(
					"Column '%s' cannot be a regression's target: it is not numeric.".formatted(column.name()));
		}
		return List.of();
	}

	int width() {
		return classes() ? this.labels.size() : 1;
	}

	boolean classes() {
		return !this.labels.isEmpty();
	}

	TargetEncoding fit(Cells cells, int[] rows) {
		if (classes()) {
			return new TargetEncoding.Labels(this.column.name(), this.labels);
		}
		Scaling scaling = Scaling.fit(this.normalization, this.column.name(), cells, rows);
		return new TargetEncoding.Value(this.column.name(), scaling.offset(), scaling.scale());
	}

}
