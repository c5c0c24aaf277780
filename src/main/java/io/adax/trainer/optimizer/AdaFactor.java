package io.adax.trainer.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.databind.annotation.JsonDeserialize;
import org.nd4j.shade.jackson.databind.annotation.JsonPOJOBuilder;

/**
 * AdaFactor (Shazeer and Stern 2018, arXiv:1804.04235, algorithms 4 and 5), for a matrix
 * X, with t = iteration + 1 and β̂2,t = 1 - t^{-c}: <pre>
 * R_t = β̂2,t R_{t-1} + (1-β̂2,t) mean of G_t² + ε1 over each row
 * C_t = β̂2,t C_{t-1} + (1-β̂2,t) mean of G_t² + ε1 over each column
 * V̂_t = R_t C_t / mean(R_t)
 * U_t = G_t / sqrt(V̂_t)
 * X_t = X_{t-1} - max(ε2, RMS(X_{t-1})) ρ_t U_t / max(1, RMS(U_t) / d)
 * </pre> A vector keeps V̂ whole. ρ_t is min(10⁻², 1/sqrt(t)), or the learning rate where
 * one is given. With β1 above 0 the update is a moving average of these updates, without
 * correction. The paper sums over rows and columns; the means give the same V̂.
 */
@JsonDeserialize(builder = AdaFactor.Builder.class)
public final class AdaFactor extends Scheduled implements PerParameter {

	private final double beta1;

	private final double decayExponent;

	private final double clippingThreshold;

	private final boolean parameterScaling;

	private final double epsilon1;

	private final double epsilon2;

	private final long rows;

	private final long columns;

	public AdaFactor() {
		this(new Builder());
	}

	private AdaFactor(Builder builder) {
		super(builder.learningRate, builder.learningRateSchedule);
		this.beta1 = HyperParameter.decayRate("beta1", builder.beta1, "it is the decay of a moving average");
		this.decayExponent = HyperParameter.positive("decayExponent", builder.decayExponent,
				"1 - t^(-c) must rise with t");
		this.clippingThreshold = HyperParameter.positive("clippingThreshold", builder.clippingThreshold,
				"updates are scaled down to it");
		this.parameterScaling = builder.parameterScaling;
		this.epsilon1 = HyperParameter.positive("epsilon1", builder.epsilon1,
				"without it a row that never had a gradient is divided by 0");
		this.epsilon2 = HyperParameter.positive("epsilon2", builder.epsilon2,
				"without it a parameter that starts at 0 stays there");
		this.rows = HyperParameter.count("rows", builder.rows, 0, "it is a number of rows; 0 for any vector");
		this.columns = HyperParameter.count("columns", builder.columns, 0,
				"it is a number of columns; 0 for any vector");
	}

	/** Starts from the defaults. */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	boolean isOwn(double learningRate) {
		return Double.isNaN(learningRate);
	}

	/** ρ_t. */
	@Override
	public double getLearningRate(int iteration, int epoch) {
		double rate = super.getLearningRate(iteration, epoch);
		return Double.isNaN(rate) ? Math.min(1e-2, 1 / Math.sqrt(iteration + 1.0)) : rate;
	}

	@Override
	public AdaFactor shaped(long rows, long columns) {
		return toBuilder().rows(rows).columns(columns).build();
	}

	/** Whether the second moment is kept in rows and columns. */
	boolean isFactored() {
		return this.rows > 1 && this.columns > 1;
	}

	/** Values of the second moment. */
	long secondMoments(long numParams) {
		return isFactored() ? this.rows + this.columns : numParams;
	}

	@Override
	public long stateSize(long numParams) {
		requireShape(numParams);
		return secondMoments(numParams) + ((this.beta1 > 0) ? numParams : 0);
	}

	private void requireShape(long numParams) {
		if (this.rows * this.columns != 0 && this.rows * this.columns != numParams) {
			throw new IllegalArgumentException(
					"AdaFactor is configured for %d x %d parameters but has %d: each parameter needs its own configuration"
						.formatted(this.rows, this.columns, numParams));
		}
	}

	@Override
	public AdaFactorUpdater instantiate(INDArray viewArray, boolean initializeViewArray) {
		AdaFactorUpdater updater = new AdaFactorUpdater(this);
		INDArray flat = viewArray.reshape(viewArray.length());
		updater.setStateViewArray(flat, new long[] { parameters(flat.length()) }, 'c', initializeViewArray);
		return updater;
	}

	/** The number of parameters whose state has that many values. */
	private long parameters(long stateValues) {
		if (this.rows * this.columns != 0) {
			return this.rows * this.columns;
		}
		return (this.beta1 > 0) ? stateValues / 2 : stateValues;
	}

	@Override
	public AdaFactorUpdater instantiate(Map<String, INDArray> updaterState, boolean initializeStateArrays) {
		AdaFactorUpdater updater = new AdaFactorUpdater(this);
		updater.setState(updaterState, initializeStateArrays);
		return updater;
	}

	/** β̂2,t of this configuration. */
	public SecondMomentDecay secondMomentDecay() {
		return new SecondMomentDecay.AdaFactor(this.decayExponent);
	}

	public double getBeta1() {
		return this.beta1;
	}

	public double getClippingThreshold() {
		return this.clippingThreshold;
	}

	public boolean isParameterScaling() {
		return this.parameterScaling;
	}

	public double getEpsilon1() {
		return this.epsilon1;
	}

	public double getEpsilon2() {
		return this.epsilon2;
	}

	/** Rows of the matrix, stored column by column. */
	public long getRows() {
		return this.rows;
	}

	private Builder toBuilder() {
		return builder().learningRate(getLearningRate())
			.learningRateSchedule(getLearningRateSchedule())
			.beta1(this.beta1)
			.decayExponent(this.decayExponent)
			.clippingThreshold(this.clippingThreshold)
			.parameterScaling(this.parameterScaling)
			.epsilon1(this.epsilon1)
			.epsilon2(this.epsilon2)
			.rows(this.rows)
			.columns(this.columns);
	}

	@Override
	public AdaFactor clone() {
		return toBuilder().build();
	}

	@Override
	List<@Nullable Object> values() {
		return Arrays.asList(getLearningRate(), getLearningRateSchedule(), this.beta1, this.decayExponent,
				this.clippingThreshold, this.parameterScaling, this.epsilon1, this.epsilon2, this.rows, this.columns);
	}

	/** Builds an {@link AdaFactor}; what is not set keeps the paper's default. */
	@JsonPOJOBuilder(withPrefix = "")
	public static final class Builder {

		private double learningRate = Double.NaN;

		private @Nullable ISchedule learningRateSchedule;

		private double beta1;

		private double decayExponent = 0.8;

		private double clippingThreshold = 1;

		private boolean parameterScaling = true;

		private double epsilon1 = 1e-30;

		private double epsilon2 = 1e-3;

		private long rows;

		private long columns;

		public Builder() {
		}

		/** ρ, where there is no schedule; NaN for the relative step. */
		public Builder learningRate(double learningRate) {
			this.learningRate = learningRate;
			return this;
		}

		/** ρ by iteration and epoch. */
		public Builder learningRateSchedule(@Nullable ISchedule learningRateSchedule) {
			this.learningRateSchedule = learningRateSchedule;
			return this;
		}

		/** β1, in [0, 1); 0 for no first moment. */
		public Builder beta1(double beta1) {
			this.beta1 = beta1;
			return this;
		}

		/** c, above 0. */
		public Builder decayExponent(double decayExponent) {
			this.decayExponent = decayExponent;
			return this;
		}

		/** d, above 0. */
		public Builder clippingThreshold(double clippingThreshold) {
			this.clippingThreshold = clippingThreshold;
			return this;
		}

		/** Whether steps are scaled by the root mean square of the parameters. */
		public Builder parameterScaling(boolean parameterScaling) {
			this.parameterScaling = parameterScaling;
			return this;
		}

		/** ε1, above 0. */
		public Builder epsilon1(double epsilon1) {
			this.epsilon1 = epsilon1;
			return this;
		}

		/** ε2, above 0. */
		public Builder epsilon2(double epsilon2) {
			this.epsilon2 = epsilon2;
			return this;
		}

		/** Rows of the matrix, stored column by column; 0 for a vector of any length. */
		public Builder rows(long rows) {
			this.rows = rows;
			return this;
		}

		/** Columns of the matrix; 0 for a vector of any length. */
		public Builder columns(long columns) {
			this.columns = columns;
			return this;
		}

		/**
		 * The configuration.
		 * @throws IllegalArgumentException naming the hyper-parameter that is out of
		 * range
		 */
		public AdaFactor build() {
			return new AdaFactor(this);
		}

	}

}
