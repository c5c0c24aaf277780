package io.adax.trainer.optimizer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** An updater whose step depends on the parameters that it changes. */
public interface ParameterAware {

	/**
	 * Turns the gradient into the update, in place.
	 * @param parameters before the step, in the gradient's order; only read
	 * @param iteration from 0
	 * @param epoch from 0
	 */
	void applyUpdater(INDArray gradient, INDArray parameters, int iteration, int epoch);

}
