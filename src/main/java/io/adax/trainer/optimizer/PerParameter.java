package io.adax.trainer.optimizer;

import org.nd4j.linalg.learning.config.IUpdater;

/**
 * A configuration whose updater needs each parameter by itself, and its shape. ND4J's
 * contract tells neither: it merges neighbours whose configurations are equal into one
 * vector.
 */
public interface PerParameter extends IUpdater {

	/**
	 * This configuration for one parameter.
	 * @param rows of the matrix, stored column by column; 1 for a vector
	 */
	PerParameter shaped(long rows, long columns);

}
