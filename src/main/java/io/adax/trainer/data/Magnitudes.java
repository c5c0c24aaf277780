package io.adax.trainer.data;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether numbers can be scaled, as far as the profile of their column tells: it has all
 * rows, while a scaling is fitted on those of the training part.
 */
public final class Magnitudes {

	/** Scores square what a regression's answers are off by, in the target's own unit. */
	private static final double WIDEST_TARGET = 1e150;

	private Magnitudes() {
	}

	/** The columns of a spec whose numbers are too large for a normalization. */
	public static List<String> tooLarge(DataSpec spec, Normalization normalization) {
		return spec.schema()
			.columns()
			.stream()
			.filter((column) -> isScaled(spec, column)
					&& (!fit(column, column, normalization) || isTarget(spec, column) && isWide(column)))
			.map(Column::name)
			.toList();
	}

	/**
	 * Whether the numbers of a test table's column are too large, scaled as those of the
	 * spec's column, which are not.
	 */
	public static boolean tooLarge(DataSpec spec, Column column, Column test) {
		return isScaled(spec, column) && fit(column, column, spec.normalization())
				&& !fit(column, test, spec.normalization());
	}

	private static boolean isScaled(DataSpec spec, Column column) {
		return column.type() == ColumnType.NUMERIC && (isTarget(spec, column) || Features.isFeature(spec, column));
	}

	private static boolean isTarget(DataSpec spec, Column column) {
		return column.name().equals(spec.target()) && spec.task() == Task.REGRESSION;
	}

	private static boolean isWide(Column column) {
		return !(known(column.maximum(), 0) - known(column.minimum(), 0) <= WIDEST_TARGET);
	}

	/**
	 * Whether numbers fit into single precision when they are scaled as the first column
	 * is.
	 */
	static boolean fit(Column scaled, Column column, Normalization normalization) {
		double minimum = known(scaled.minimum(), 0);
		double maximum = known(scaled.maximum(), 0);
		double without = (scaled.minimum() != null) ? Double.POSITIVE_INFINITY : 0;
		Scaling scaling = Scaling.of(normalization, minimum, maximum, known(scaled.mean(), without),
				known(scaled.standardDeviation(), without));
		return scaling.finite() && scaling.holds(known(column.minimum(), scaling.offset()))
				&& scaling.holds(known(column.maximum(), scaling.offset()));
	}

	private static double known(@Nullable Double value, double unknown) {
		return (value != null) ? value : unknown;
	}

}
