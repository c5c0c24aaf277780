package io.adax.trainer.data;

/**
 * How a number is scaled: (x - offset) / scale, and fill in place of a missing x.
 *
 * <p>
 * The fill is the mean of the rows it was fitted on, under every normalization: it is the
 * one value that leaves the column's mean, and so the scaled column's, where it was.
 */
record Scaling(double offset, double scale, double fill) {

	private static final Scaling NONE = new Scaling(0, 1, 0);

	/** Fitted on the given rows only; a column that does not vary there keeps scale 1. */
	static Scaling fit(Normalization normalization, String column, Cells cells, int[] rows) {
		Moments moments = new Moments();
		for (int row : rows) {
			if (!Double.isNaN(cells.value(row))) {
				moments.add(cells.value(row));
			}
		}
		if (moments.count() == 0) {
			return NONE;
		}
		return of(normalization, moments.minimum(), moments.maximum(), moments.mean(), moments.standardDeviation())
			.checked(column);
	}

	/** By what is known of numbers. */
	static Scaling of(Normalization normalization, double minimum, double maximum, double mean, double deviation) {
		return switch (normalization) {
			case STANDARDIZE -> new Scaling(mean, orOne(deviation), mean);
			case MINMAX -> new Scaling(minimum, orOne(maximum - minimum), mean);
			case NONE -> new Scaling(0, 1, mean);
		};
	}

	private static double orOne(double scale) {
		return (scale > 0) ? scale : 1;
	}

	private Scaling checked(String column) {
		if (!finite()) {
			throw new TableException("The numbers of column '%s' are too large to be scaled.".formatted(column));
		}
		return this;
	}

	boolean finite() {
		return Double.isFinite(this.offset) && Double.isFinite(this.scale) && Double.isFinite(this.fill);
	}

	/** Whether single precision, in which networks compute, can have the scaled value. */
	boolean holds(double value) {
		return Float.isFinite((float) ((value - this.offset) / this.scale));
	}

}
