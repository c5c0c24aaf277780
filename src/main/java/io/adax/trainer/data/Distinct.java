package io.adax.trainer.data;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The first so many different numbers, in order. Eight bytes each: of a wide table there
 * are millions.
 */
final class Distinct {

	private final int most;

	private double[] values = new double[4];

	private int size;

	Distinct(int most) {
		this.most = most;
	}

	void add(double value) {
		if (this.size == this.most) {
			return;
		}
		int found = Arrays.binarySearch(this.values, 0, this.size, value);
		if (found >= 0) {
			return;
		}
		if (this.size == this.values.length) {
			this.values = Arrays.copyOf(this.values, Math.min(this.most, 2 * this.size));
		}
		int at = -found - 1;
		System.arraycopy(this.values, at, this.values, at + 1, this.size - at);
		this.values[at] = value;
		this.size++;
	}

	int size() {
		return this.size;
	}

	DoubleStream sorted() {
		return Arrays.stream(this.values, 0, this.size);
	}

}
