package io.adax.trainer.optimizer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Turns the gradients of one parameter into {@link AdaFactor} updates. Its state is R and
 * C for a matrix or V̂ for a vector, and then m if there is a first moment.
 */
public final class AdaFactorUpdater implements GradientUpdater<AdaFactor>, ParameterAware {

	/** Key of R, a value per row. */
	public static final String ROW_STATE = "R";

	/** Key of C, a value per column. */
	public static final String COLUMN_STATE = "C";

	/** Key of V̂, where it is kept whole. */
	public static final String V_STATE = "V_HAT";

	/** Key of m. */
	public static final String M_STATE = "M";

	private final AdaFactor config;

	private final Map<String, INDArray> state = new LinkedHashMap<>();

	public AdaFactorUpdater(AdaFactor config) {
		this.config = config;
	}

	@Override
	public AdaFactor getConfig() {
		return this.config;
	}

	@Override
	public void setState(Map<String, INDArray> stateMap, boolean initialize) {
		Set<String> expected = names();
		if (!stateMap.keySet().equals(expected)) {
			throw new IllegalArgumentException(
					"State map should contain only keys %s but has keys %s".formatted(expected, stateMap.keySet()));
		}
		expected.forEach((name) -> this.state.put(name, stateMap.get(name)));
		if (initialize) {
			this.state.values().forEach((array) -> array.assign(0));
		}
	}

	private Set<String> names() {
		Set<String> names = new LinkedHashSet<>(
				this.config.isFactored() ? Set.of(ROW_STATE, COLUMN_STATE) : Set.of(V_STATE));
		if (this.config.getBeta1() > 0) {
			names.add(M_STATE);
		}
		return names;
	}

	@Override
	public Map<String, INDArray> getState() {
		return Map.copyOf(this.state);
	}

	@Override
	public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
		INDArray flat = viewArray.reshape(viewArray.length());
		long n = 1;
		for (long size : gradientShape) {
			n *= size;
		}
		if (flat.length() != this.config.stateSize(n)) {
			throw new IllegalArgumentException("The optimizer's state has %d values but needs %d for %d parameters"
				.formatted(flat.length(), this.config.stateSize(n), n));
		}
		if (initialize) {
			flat.assign(0);
		}
		long moments = this.config.secondMoments(n);
		if (this.config.isFactored()) {
			this.state.put(ROW_STATE, flat.get(NDArrayIndex.interval(0, this.config.getRows())));
			this.state.put(COLUMN_STATE, flat.get(NDArrayIndex.interval(this.config.getRows(), moments)));
		}
		else {
			this.state.put(V_STATE, flat.get(NDArrayIndex.interval(0, moments)));
		}
		if (this.config.getBeta1() > 0) {
			this.state.put(M_STATE, flat.get(NDArrayIndex.interval(moments, moments + n)));
		}
	}

	/**
	 * The update without its scaling by parameters, which this does not know.
	 * @throws IllegalStateException if the configuration asks for parameter scaling
	 */
	@Override
	public void applyUpdater(INDArray gradient, int iteration, int epoch) {
		if (this.config.isParameterScaling()) {
			throw new IllegalStateException(
					"AdaFactor's steps are scaled by parameters that it was not given: set parameterScaling to false");
		}
		apply(gradient, 1, iteration, epoch);
	}

	@Override
	public void applyUpdater(INDArray gradient, INDArray parameters, int iteration, int epoch) {
		double scale = this.config.isParameterScaling() ? Math.max(this.config.getEpsilon2(), rms(parameters)) : 1;
		apply(gradient, scale, iteration, epoch);
	}

	private void apply(INDArray gradient, double scale, int iteration, int epoch) {
		INDArray g = Shape.newShapeNoCopy(gradient, new long[] { gradient.length() }, true);
		INDArray update = (g != null) ? g : gradient.dup('f').reshape('f', gradient.length());
		double complement = this.config.secondMomentDecay().complement(iteration + 1L);
		if (this.config.isFactored()) {
			normalize(update, state(ROW_STATE), state(COLUMN_STATE), complement);
		}
		else {
			normalize(update, state(V_STATE), complement);
		}
		double clipping = Math.max(1, rms(update) / this.config.getClippingThreshold());
		update.muli(scale * this.config.getLearningRate(iteration, epoch) / clipping);
		if (this.config.getBeta1() > 0) {
			INDArray m = state(M_STATE);
			update.assign(m.muli(this.config.getBeta1()).addi(update.mul(1 - this.config.getBeta1())));
		}
		if (g == null) {
			gradient.assign(update.reshape('f', gradient.shape()));
		}
	}

	/** U = G / sqrt(R C / mean(R)), in place. */
	private void normalize(INDArray update, INDArray r, INDArray c, double complement) {
		INDArray g = Shape.newShapeNoCopy(update, new long[] { r.length(), c.length() }, true);
		towards(r, meanSquares(g, 1), complement);
		towards(c, meanSquares(g, 0), complement);
		// each root by itself: the quotient of the squares may be out of float32's range
		double meanRoot = Math.sqrt(r.meanNumber().doubleValue());
		g.muliColumnVector(Transforms.sqrt(r, true).rdivi(meanRoot).reshape(r.length(), 1));
		g.diviRowVector(Transforms.sqrt(c, true).reshape(1, c.length()));
	}

	/** U = G / sqrt(V̂), in place. */
	private void normalize(INDArray g, INDArray v, double complement) {
		towards(v, g.mul(g).addi(this.config.getEpsilon1()), complement);
		g.divi(Transforms.sqrt(v, true));
	}

	/** The mean of G² + ε1 along a dimension. */
	private INDArray meanSquares(INDArray g, int dimension) {
		INDArray norms = g.norm2(dimension);
		return norms.muli(norms).divi(g.size(dimension)).addi(this.config.getEpsilon1());
	}

	// not β̂2,t x + (1-β̂2,t) value: see AdaptiveStep. What is never below ε1 may not
	// be rounded below it either.
	private void towards(INDArray x, INDArray value, double complement) {
		x.addi(value.reshape(x.shape()).subi(x).muli(complement));
		Transforms.max(x, this.config.getEpsilon1(), false);
	}

	/** RMS: the root of the mean of the squares. */
	private static double rms(INDArray x) {
		return x.norm2Number().doubleValue() / Math.sqrt(x.length());
	}

	private INDArray state(String name) {
		INDArray array = this.state.get(name);
		if (array == null) {
			throw new IllegalStateException("Updater has not been initialized with view state");
		}
		return array;
	}

}
