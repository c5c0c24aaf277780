package io.adax.trainer.storage;

import java.io.IOException;
import java.io.InputStream;

/** Bytes to store, which can be read more than once. */
@FunctionalInterface
public interface BlobContent {

	/** All of them, from the beginning. */
	InputStream open() throws IOException;

}
