package io.adax.trainer.optimizer;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * The portable kernel of type FLOAT: copies to plain arrays and back, because only loops
 * over those are vectorised by every JVM.
 */
final class FloatArrays implements Kernel<FloatStep, FloatBuffer> {

	private static final ThreadLocal<float[][]> COPIES = ThreadLocal.withInitial(() -> new float[3][RANGE]);

	@Override
	public int bytes() {
		return Float.BYTES;
	}

	@Override
	public FloatBuffer view(ByteBuffer memory) {
		return memory.asFloatBuffer();
	}

	@Override
	public FloatStep step(AdaptiveStep step) {
		return new FloatStep(step);
	}

	@Override
	public void apply(FloatStep step, Stretch<FloatBuffer> stretch, int from, int to) {
		float[][] copies = COPIES.get();
		float[] g = copies[0];
		float[] m = copies[1];
		float[] v = copies[2];
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
