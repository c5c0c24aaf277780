package io.adax.trainer.optimizer;

/**
 * One step of the AdaX family over plain arrays, its hyper-parameters at step t given:
 * <pre>
 * m = β1 m + (1-β1) g
 * v̂ = v̂ + (1-β̂2,t) (g² - v̂)
 * g = α m / (sqrt(v̂ + ε) + ε')
 * </pre> One of ε and ε' is 0; ε' is kept above 0 so that nothing is ever divided by 0.
 * The second line is not β̂2,t v̂ + (1-β̂2,t) g², because in float32 AdaX's β̂2,t rounds
 * to 1 from t ≈ 8·10^4, and v̂ could then only grow. Each operation is elementwise and
 * rounded by itself, without fused multiply-add, so that any other implementation with
 * this order of operations gives the same bits.
 * <p>
 * Where 1-β̂2,t rounds to 0, v̂ stays as it is, whatever g is. Otherwise a g above
 * 1.8·10^19 in float32 makes v̂ infinite and the step after that no number, which ends a
 * run as diverged.
 *
 * @param complement 1-β̂2,t
 * @param epsilonInside ε
 * @param epsilonOutside ε'
 */
record AdaptiveStep(double alpha, double beta1, double complement, double epsilonInside, double epsilonOutside) {

	void apply(float[] g, float[] m, float[] v, int n) {
		new FloatStep(this).apply(g, m, v, n);
	}

	void apply(double[] g, double[] m, double[] v, int n) {
		new DoubleStep(this).apply(g, m, v, n);
	}

}
