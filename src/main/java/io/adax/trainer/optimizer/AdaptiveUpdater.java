package io.adax.trainer.optimizer;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * Turns gradients into the updates of a form of AdaX's family. Its state is m, then v̂:
 * the corrected second moment and not the raw v, which overflows.
 *
 * @param <C> the configuration
 */
public class AdaptiveUpdater<C extends AdaptiveForm> implements GradientUpdater<C> {

	private final C config;

	private @Nullable Moments moments;

	AdaptiveUpdater(C config) {
		this.config = config;
	}

	@Override
	public C getConfig() {
		return this.config;
	}

	@Override
	public void setState(Map<String, INDArray> stateMap, boolean initialize) {
		use(Moments.of(stateMap), initialize);
	}

	@Override
	public Map<String, INDArray> getState() {
		return moments().state();
	}

	@Override
	public void setStateViewArray(INDArray viewArray, long[] gradientShape, char gradientOrder, boolean initialize) {
		use(Moments.of(viewArray, gradientShape, gradientOrder), initialize);
	}

	@Override
	public void applyUpdater(INDArray gradient, int iteration, int epoch) {
		moments().apply(this.config.step(iteration, epoch), gradient);
	}

	private void use(Moments moments, boolean initialize) {
		if (initialize) {
			moments.reset();
		}
		this.moments = moments;
	}

	private Moments moments() {
		if (this.moments == null) {
			throw new IllegalStateException("Updater has not been initialized with view state");
		}
		return this.moments;
	}

}
