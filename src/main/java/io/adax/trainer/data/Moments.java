package io.adax.trainer.data;

/**
 * Count, mean and spread of a stream of numbers, by Welford's recurrence, which does not
 * cancel where the mean is large and the spread small: <pre>
 * M_k = M_{k-1} + (x_k - M_{k-1}) / k
 * S_k = S_{k-1} + (x_k - M_{k-1}) (x_k - M_k)
 * </pre>
 *
 * Welford 1962, <i>Technometrics</i> 4(3).
 */
final class Moments {

	private long k;

	private double mean;

	private double s;

	private double minimum = Double.POSITIVE_INFINITY;

	private double maximum = Double.NEGATIVE_INFINITY;

	void add(double x) {
		this.k++;
		double deviation = x - this.mean;
		this.mean += deviation / this.k;
		this.s += deviation * (x - this.mean);
		this.minimum = Math.min(this.minimum, x);
		this.maximum = Math.max(this.maximum, x);
	}

	long count() {
		return this.k;
	}

	double mean() {
		return this.mean;
	}

	/** Of the population: divided by the count, not by one less. */
	double standardDeviation() {
		return (this.k > 0) ? Math.sqrt(this.s / this.k) : 0;
	}

	double minimum() {
		return this.minimum;
	}

	double maximum() {
		return this.maximum;
	}

}
