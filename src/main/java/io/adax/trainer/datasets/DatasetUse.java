package io.adax.trainer.datasets;

/** Tells whether a dataset is needed, so that it is not deleted under somebody. */
public interface DatasetUse {

	/** Whether something that is not finished reads that dataset. */
	boolean inUse(String datasetId);

}
