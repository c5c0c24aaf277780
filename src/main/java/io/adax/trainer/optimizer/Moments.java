package io.adax.trainer.optimizer;

import java.util.Arrays;
import java.util.Map;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The state of an optimizer of the AdaX family: views of m and v̂. */
final class Moments {

	private final INDArray m;

	private final INDArray v;

	private final char order;

	private final Pass pass;

	private Moments(INDArray m, INDArray v, char order) {
		if (m.dataType() != v.dataType() || m.length() != v.length()) {
			throw new IllegalArgumentException("The first moment has %d values of type %s, the second %d of type %s"
				.formatted(m.length(), m.dataType(), v.length(), v.dataType()));
		}
		this.m = m;
		this.v = v;
		this.order = order;
		this.pass = Pass.of(m.dataType(), m.length(), order);
	}

	/** The first half of the view is m, the second v̂. */
	static Moments of(INDArray view, long[] gradientShape, char gradientOrder) {
		if (!view.isRowVector() || view.length() % 2 != 0) {
			throw new IllegalArgumentException(
					"The optimizer's state must be a row vector of even length but has shape "
							+ Arrays.toString(view.shape()));
		}
		INDArray flat = view.reshape(view.length());
		long n = flat.length() / 2;
		INDArray m = Shape.newShapeNoCopy(flat.get(NDArrayIndex.interval(0, n)), gradientShape, gradientOrder == 'f');
		INDArray v = Shape.newShapeNoCopy(flat.get(NDArrayIndex.interval(n, 2 * n)), gradientShape,
				gradientOrder == 'f');
		if (m == null || v == null) {
			throw new IllegalStateException("Could not correctly reshape gradient view arrays");
		}
		return new Moments(m, v, gradientOrder);
	}

	/** The arrays under {@link AdaXUpdater#M_STATE} and {@link AdaXUpdater#V_STATE}. */
	static Moments of(Map<String, INDArray> state) {
		INDArray m = state.get(AdaXUpdater.M_STATE);
		INDArray v = state.get(AdaXUpdater.V_STATE);
		if (m == null || v == null || state.size() != 2) {
			throw new IllegalArgumentException("State map should contain only keys [%s,%s] but has keys %s"
				.formatted(AdaXUpdater.M_STATE, AdaXUpdater.V_STATE, state.keySet()));
		}
		return new Moments(m, v, m.ordering());
	}

	void reset() {
		this.m.assign(0);
		this.v.assign(0);
	}

	Map<String, INDArray> state() {
		return Map.of(AdaXUpdater.M_STATE, this.m, AdaXUpdater.V_STATE, this.v);
	}

	/** Turns the gradient into the update, in place. */
	void apply(AdaptiveStep step, INDArray gradient) {
		requireMatching(gradient);
		INDArray g = dense(gradient);
		INDArray m = dense(this.m);
		INDArray v = dense(this.v);
		this.pass.apply(step, g, m, v);
		copyBack(g, gradient);
		copyBack(m, this.m);
		copyBack(v, this.v);
	}

	private void requireMatching(INDArray gradient) {
		DataType type = this.m.dataType();
		if (gradient.dataType() != type || gradient.length() != this.m.length()) {
			throw new IllegalArgumentException(
					"The gradient has %d values of type %s, the optimizer's state %d of type %s"
						.formatted(gradient.length(), gradient.dataType(), this.m.length(), type));
		}
	}

	private INDArray dense(INDArray array) {
		return isDense(array) ? array : array.dup(this.order);
	}

	private boolean isDense(INDArray array) {
		long expected = 1;
		int rank = array.rank();
		for (int i = 0; i < rank; i++) {
			int dimension = (this.order == 'f') ? i : rank - 1 - i;
			if (array.size(dimension) != 1 && array.stride(dimension) != expected) {
				return false;
			}
			expected *= array.size(dimension);
		}
		return true;
	}

	private static void copyBack(INDArray copy, INDArray array) {
		if (copy != array) {
			array.assign(copy);
		}
	}

}
