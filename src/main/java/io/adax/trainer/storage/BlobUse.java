package io.adax.trainer.storage;

/** Tells whether something that is recorded has a blob, so that it is not deleted. */
public interface BlobUse {

	/** Whether it has the bytes with that hash. */
	boolean isUsed(String sha256);

}
