package io.adax.trainer.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Keeps bytes under the hash of their content: the same bytes are kept once. */
public interface BlobStore {

	/**
	 * Keeps all bytes of a stream, or none when it fails.
	 * @throws BlobTooLarge when there are more than allowed
	 */
	Blob put(InputStream content, long maxBytes) throws IOException;

	/** The bytes with that hash. */
	InputStream open(String sha256) throws IOException;

	/** The bytes with that hash as a file of this machine, to be read only. */
	Path local(String sha256) throws IOException;

	/** Whether there are bytes with that hash. */
	boolean exists(String sha256);

	/** The hashes of all bytes that were put there before a time, and not again since. */
	List<String> storedBefore(Instant time) throws IOException;

	/** Forgets the bytes with that hash, if there are any. */
	void delete(String sha256) throws IOException;

}
