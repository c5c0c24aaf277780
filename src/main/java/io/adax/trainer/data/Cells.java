package io.adax.trainer.data;

import java.util.Arrays;

/**
 * The values of one column, kept compactly. A value is a number or the position of a
 * category; NaN is a missing one.
 */
sealed interface Cells {

	void add(double value);

	double value(int row);

	/** What a value takes. */
	static int bytes(boolean categories) {
		return categories ? Integer.BYTES : Double.BYTES;
	}

	/** Numbers. */
	final class OfNumbers implements Cells {

		private double[] values;

		private int size;

		OfNumbers(int expected) {
			this.values = new double[expected];
		}

		@Override
		public void add(double value) {
			if (this.size == this.values.length) {
				this.values = Arrays.copyOf(this.values, grown(this.size));
			}
			this.values[this.size++] = value;
		}

		@Override
		public double value(int row) {
			return this.values[row];
		}

	}

	/** Positions of categories. */
	final class OfCategories implements Cells {

		private static final int MISSING = -1;

		private int[] positions;

		private int size;

		OfCategories(int expected) {
			this.positions = new int[expected];
		}

		@Override
		public void add(double value) {
			if (this.size == this.positions.length) {
				this.positions = Arrays.copyOf(this.positions, grown(this.size));
			}
			this.positions[this.size++] = Double.isNaN(value) ? MISSING : (int) value;
		}

		@Override
		public double value(int row) {
			return (this.positions[row] == MISSING) ? Double.NaN : this.positions[row];
		}

	}

	private static int grown(int size) {
		return (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(16L, size * 2L));
	}

}
