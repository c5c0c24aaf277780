package io.adax.trainer.optimizer;

/**
 * The equations of {@link AdaptiveStep} in double, for one parameter.
 */
final class DoubleStep {

	final double alpha;

	final double beta1;

	final double oneMinusBeta1;

	final double complement;

	/** Whether v̂ takes in anything; 0 times a g² that is infinite would be no number. */
	final boolean learns;

	final double epsilonInside;

	final double epsilonOutside;

	DoubleStep(AdaptiveStep step) {
		this.alpha = step.alpha();
		this.beta1 = step.beta1();
		this.oneMinusBeta1 = 1 - step.beta1();
		this.complement = step.complement();
		this.learns = this.complement != 0;
		this.epsilonInside = step.epsilonInside();
		this.epsilonOutside = Math.max(step.epsilonOutside(), Double.MIN_NORMAL);
	}

	double m(double m, double g) {
		return this.beta1 * m + this.oneMinusBeta1 * g;
	}

	double v(double v, double g) {
		return this.learns ? v + this.complement * (g * g - v) : v;
	}

	double update(double m, double v) {
		return this.alpha * m / (Math.sqrt(v + this.epsilonInside) + this.epsilonOutside);
	}

	/** Over the first n of plain arrays, in place. */
	void apply(double[] g, double[] m, double[] v, int n) {
		for (int i = 0; i < n; i++) {
			double gi = g[i];
			double mi = m(m[i], gi);
			double vi = v(v[i], gi);
			m[i] = mi;
			v[i] = vi;
			g[i] = update(mi, vi);
		}
	}

}
