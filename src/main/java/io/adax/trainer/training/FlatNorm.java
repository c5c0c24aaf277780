package io.adax.trainer.training;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ‖x‖² of dense float vectors by BLAS: one pass at the speed of memory. */
final class FlatNorm {

	/** Below it, squares of single precision may have been lost. */
	private static final double TINY = 1e-30;

	private static final int CHUNK = 4096;

	private FlatNorm() {
	}

	/** Not finite whenever a value is not; it may also overflow, then look closer. */
	static double quickSquare(INDArray x) {
		return Nd4j.getBlasWrapper().level1().dot(x.length(), 1, x, x);
	}

	/** Summed in double precision where single precision is not enough. */
	static double square(INDArray x) {
		double quick = quickSquare(x);
		return (quick > TINY && quick <= Float.MAX_VALUE) ? quick : exactSquare(x);
	}

	private static double exactSquare(INDArray x) {
		float[] chunk = new float[(int) Math.min(CHUNK, x.length())];
		double sum = 0;
		for (long from = 0; from < x.length(); from += chunk.length) {
			int n = (int) Math.min(chunk.length, x.length() - from);
			RawArray.get(x, from, chunk, n);
			for (int i = 0; i < n; i++) {
				sum += (double) chunk[i] * chunk[i];
			}
		}
		return sum;
	}

}
