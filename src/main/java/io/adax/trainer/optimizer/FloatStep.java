package io.adax.trainer.optimizer;

/**
 * The equations of {@link AdaptiveStep} in float32, for one parameter; the
 * hyper-parameters are rounded once, from double.
 */
final class FloatStep {

	final float alpha;

	final float beta1;

	final float oneMinusBeta1;

	final float complement;

	/** Whether v̂ takes in anything; 0 times a g² that is infinite would be no number. */
	final boolean learns;

	final float epsilonInside;

	final float epsilonOutside;

	FloatStep(AdaptiveStep step) {
		this.alpha = (float) step.alpha();
		this.beta1 = (float) step.beta1();
		this.oneMinusBeta1 = (float) (1 - step.beta1());
		this.complement = (float) step.complement();
		this.learns = this.complement != 0;
		this.epsilonInside = (float) step.epsilonInside();
		this.epsilonOutside = Math.max((float) step.epsilonOutside(), Float.MIN_NORMAL);
	}

	float m(float m, float g) {
		return this.beta1 * m + this.oneMinusBeta1 * g;
	}

	float v(float v, float g) {
		return this.learns ? v + this.complement * (g * g - v) : v;
	}

	float update(float m, float v) {
		return this.alpha * m / ((float) Math.sqrt(v + this.epsilonInside) + this.epsilonOutside);
	}

	/** Over the first n of plain arrays, in place. */
	void apply(float[] g, float[] m, float[] v, int n) {
		for (int i = 0; i < n; i++) {
			float gi = g[i];
			float mi = m(m[i], gi);
			float vi = v(v[i], gi);
			m[i] = mi;
			v[i] = vi;
			g[i] = update(mi, vi);
		}
	}

}
