package io.adax.trainer.data;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

/** Reads the cells of one column. */
final class ColumnLoader {

	private enum Unknown {

		REFUSED, MISSING, GATHERED

	}

	private static final int MAX_GATHERED = 1000;

	private final Column column;

	private final int index;

	private final ToDoubleFunction<String> values;

	private final Cells cells;

	private final Unknown unknown;

	private final Set<String> unknownLabels = new LinkedHashSet<>();

	private final List<String> labels;

	private ColumnLoader(Column column, int index, Cells cells, Unknown unknown, List<String> labels) {
		this.column = column;
		this.index = index;
		this.cells = cells;
		this.unknown = unknown;
		this.labels = labels;
		this.values = labels.isEmpty() ? Numbers::parse : positions(labels, column.type() == ColumnType.NUMERIC);
	}

	static ColumnLoader ofFeature(Column column, int index, int expected, boolean strict) {
		if (column.type() == ColumnType.NUMERIC) {
			return new ColumnLoader(column, index, new Cells.OfNumbers(expected), Unknown.REFUSED, List.of());
		}
		return new ColumnLoader(column, index, new Cells.OfCategories(expected),
				strict ? Unknown.REFUSED : Unknown.MISSING, Features.categories(column));
	}

	static ColumnLoader ofTarget(Target target, int index, int expected) {
		Cells cells = target.classes() ? new Cells.OfCategories(expected) : new Cells.OfNumbers(expected);
		return new ColumnLoader(target.column(), index, cells, target.classes() ? Unknown.GATHERED : Unknown.REFUSED,
				target.labels());
	}

	private static ToDoubleFunction<String> positions(List<String> labels, boolean numeric) {
		Map<String, Double> positions = new HashMap<>();
		for (int i = 0; i < labels.size(); i++) {
			positions.put(labels.get(i), (double) i);
		}
		ToDoubleFunction<String> position = (text) -> positions.getOrDefault(text, Double.NaN);
		return numeric ? (text) -> position.applyAsDouble(Numbers.label(Numbers.parse(text))) : position;
	}

	int index() {
		return this.index;
	}

	Cells cells() {
		return this.cells;
	}

	boolean knows(@Nullable String text) {
		return text == null || !Double.isNaN(this.values.applyAsDouble(text));
	}

	/** Adds a cell; null is a missing one. */
	void add(@Nullable String text, long line) {
		double value = (text != null) ? this.values.applyAsDouble(text) : Double.NaN;
		if (text != null && Double.isNaN(value)) {
			unknown(text, line);
		}
		this.cells.add(value);
	}

	private void unknown(String text, long line) {
		if (this.unknown == Unknown.REFUSED) {
			throw new TableException("Line %d: %s is no %s of column '%s'.".formatted(line, Listing.quoted(text),
					this.labels.isEmpty() ? "number" : "known category", this.column.name()));
		}
		if (this.unknown == Unknown.GATHERED && this.unknownLabels.size() < MAX_GATHERED) {
			this.unknownLabels.add(text);
		}
	}

	/** Refuses the table if it had labels that the schema does not know. */
	void checkLabels(@Nullable String suffix) {
		if (this.unknownLabels.isEmpty()) {
			return;
		}
		throw new TableException(Labels.unknown(this.column.name(), this.unknownLabels, this.labels, suffix));
	}

}
