package io.adax.trainer.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

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

	/**
	 * Keeps every service with the same store from deleting the bytes with that hash,
	 * whether they are there yet or not, until it is closed; a service that is killed
	 * claims nothing. Waits for whoever deletes them. A service claims a hash at most
	 * once at a time.
	 */
	Closeable claim(String sha256) throws IOException;

	/**
	 * Forgets the bytes with that hash, unless another service claims them. This service
	 * must not claim them.
	 * @param unused asked when nobody can claim them any more: false keeps them
	 */
	void delete(String sha256, BooleanSupplier unused) throws IOException;

}
