package io.adax.trainer.storage;

import java.util.Collection;
import java.util.Set;

/** Tells which blobs something that is recorded has, so that they are not deleted. */
public interface BlobUse {

	/** Those among hashes whose bytes it has. */
	Set<String> used(Collection<String> hashes);

}
