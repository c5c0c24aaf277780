package io.adax.trainer.training;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What is minimised: gives the loss of a batch and its gradient. The one place that knows
 * how a network is computed; nothing outside may depend on which form runs.
 */
interface Objective extends AutoCloseable {

	/** θ: all parameters, a flat vector that the optimizer changes in place. */
	INDArray parameters();

	/** What each part of the parameters is, in order and without gaps. */
	List<ParameterBlock> blocks();

	/**
	 * The mean loss over a batch, before any penalty; fills {@link #gradient()}.
	 * @param noiseSeed decides everything random in this one evaluation, such as dropout;
	 * not 0
	 */
	double lossAndGradient(Batch batch, long noiseSeed);

	/**
	 * Gradient of the mean loss, laid out as the parameters; for statistics, what is to
	 * be subtracted from them. Valid until the next evaluation.
	 */
	INDArray gradient();

	/**
	 * Shows what hidden layers answer in the next evaluation, and in no later one, before
	 * any dropout behind them. The arrays are valid during the call only. An objective
	 * that does not keep them shows nothing.
	 * @param layers positions of the layers to show
	 * @param observer receives a layer's position and rows × units
	 */
	default void showNext(IntPredicate layers, BiConsumer<Integer, INDArray> observer) {
	}

	/**
	 * The network's answers without noise.
	 * @param rows row-major, rows × inputs
	 * @param answers receives rows × outputs
	 */
	void answers(float[] rows, int count, float[] answers);

	@Override
	void close();

}
