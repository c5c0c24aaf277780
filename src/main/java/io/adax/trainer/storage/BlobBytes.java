package io.adax.trainer.storage;

import java.io.IOException;

/** The bytes of a blob, wherever they are. */
public interface BlobBytes extends BlobContent {

	/** How many there are. */
	long size() throws IOException;

}
