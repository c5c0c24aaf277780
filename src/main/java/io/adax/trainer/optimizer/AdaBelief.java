package io.adax.trainer.optimizer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * AdaBelief (Zhuang et al. 2020, arXiv:2010.07468) with ND4J's arithmetic, t = iteration
 * + 1: <pre>
 * m_t = β1 m_{t-1} + (1-β1) g_t
 * s_t = β2 s_{t-1} + (1-β2) (g_t - m_t)² + ε
 * θ_t = θ_{t-1} - α sqrt(1-β2^t) / (1-β1^t) m_t / (sqrt(s_t) + ε)
 * </pre> It stands in for ND4J's own configuration, which in M2.1 fails at every
 * instantiation: it asks a vector for its second dimension.
 */
public final class AdaBelief extends Scheduled {

	private final double beta1;

	private final double beta2;

	private final double epsilon;

	public AdaBelief(double learningRate, double beta1, double beta2, double epsilon) {
		this(learningRate, null, beta1, beta2, epsilon);
	}

	@JsonCreator
	private AdaBelief(@JsonProperty("learningRate") double learningRate,
			@JsonProperty("learningRateSchedule") @Nullable ISchedule learningRateSchedule,
			@JsonProperty("beta1") double beta1, @JsonProperty("beta2") double beta2,
			@JsonProperty("epsilon") double epsilon) {
		super(learningRate, learningRateSchedule);
		this.beta1 = HyperParameter.decayRate("beta1", beta1, "it is the decay of a moving average");
		this.beta2 = HyperParameter.require(beta2 > 0 && beta2 < 1, "beta2", beta2, "in (0, 1)",
				"it is the decay of a moving average");
		this.epsilon = HyperParameter.positive("epsilon", epsilon,
				"without it a parameter that never had a gradient is divided by 0");
	}

	@Override
	public long stateSize(long numParams) {
		return 2 * numParams;
	}

	@Override
	public GradientUpdater<?> instantiate(INDArray viewArray, boolean initializeViewArray) {
		AdaBeliefUpdater updater = updater();
		INDArray row = viewArray.reshape(1, viewArray.length());
		updater.setStateViewArray(row, new long[] { row.length() / 2 }, 'c', initializeViewArray);
		return updater;
	}

	@Override
	public GradientUpdater<?> instantiate(Map<String, INDArray> updaterState, boolean initializeStateArrays) {
		AdaBeliefUpdater updater = updater();
		updater.setState(updaterState, initializeStateArrays);
		return updater;
	}

	private AdaBeliefUpdater updater() {
		org.nd4j.linalg.learning.config.AdaBelief config = new org.nd4j.linalg.learning.config.AdaBelief(
				getLearningRate(), this.beta1, this.beta2, this.epsilon);
		config.setLrAndSchedule(getLearningRate(), getLearningRateSchedule());
		return new AdaBeliefUpdater(config);
	}

	@Override
	public AdaBelief clone() {
		return new AdaBelief(getLearningRate(), getLearningRateSchedule(), this.beta1, this.beta2, this.epsilon);
	}

	@Override
	List<@Nullable Object> values() {
		return Arrays.asList(getLearningRate(), getLearningRateSchedule(), this.beta1, this.beta2, this.epsilon);
	}

}
