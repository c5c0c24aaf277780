package io.adax.trainer.optimizer;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

/**
 * The portable kernel of type DOUBLE: copies to plain arrays and back, because only loops
 * over those are vectorised by every JVM.
 */
final class DoubleArrays implements Kernel<DoubleStep, DoubleBuffer> {

	private static final ThreadLocal<double[][]> COPIES = ThreadLocal.withInitial(() -> new double[3][RANGE]);

	@Override
	public int bytes() {
		return Double.BYTES;
	}

	@Override
	public DoubleBuffer view(ByteBuffer memory) {
		return memory.asDoubleBuffer();
	}

	@Override
	public DoubleStep step(AdaptiveStep step) {
		return new DoubleStep(step);
	}

	@Override
	public void apply(DoubleStep step, Stretch<DoubleBuffer> stretch, int from, int to) {
		double[][] copies = COPIES.get();
		double[] g = copies[0];
		double[] m = copies[1];
		double[] v = copies[2];
		int n = to - from;
		stretch.g().get(from, g, 0, n);
		stretch.m().get(from, m, 0, n);
		stretch.v().get(from, v, 0, n);
		step.apply(g, m, v, n);
		stretch.g().put(from, g, 0, n);
		stretch.m().put(from, m, 0, n);
		stretch.v().put(from, v, 0, n);
	}

}
