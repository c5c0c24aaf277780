package io.adax.trainer.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Keeps bytes under the hash of their content: the same bytes are kept once. */
public interface BlobStore {

	/**
	 * Keeps all bytes, or none when it fails.
	 * @throws BlobTooLarge when there are more than allowed
	 */
	Blob put(BlobContent content, long maxBytes) throws IOException;

	/**
	 * The bytes with that hash as a file of this machine, to be read only, and to be
	 * opened soon.
	 */
	Path local(String sha256) throws IOException;

	/**
	 * The bytes with that hash, for whoever needs no file of them: they are had even
	 * where there is no room for one.
	 */
	BlobBytes bytes(String sha256) throws IOException;

	/** Whether there are bytes with that hash. */
	boolean exists(String sha256) throws IOException;

	/** Whether services with homes of their own reach the same bytes. */
	boolean isRemote();

	/** Fails where nothing could be put or fetched now; it waits for seconds at most. */
	void check() throws IOException;

	/** Deletes what services left that were killed while bytes arrived. */
	void sweep() throws IOException;

	/** The hashes of all bytes that were put there before a time, and not again since. */
	List<String> storedBefore(Instant time) throws IOException;

	/**
	 * Keeps every service with the same store from deleting the bytes with that hash,
	 * whether they are there yet or not, until it is closed; a service that is killed
	 * claims nothing. Waits for whoever deletes them. A service claims a hash at most
	 * once at a time.
	 */
	Claim claim(String sha256) throws IOException;

	/**
	 * Forgets the bytes with that hash, unless another service claims them. This service
	 * must not claim them.
	 * @param unused asked when nobody can claim them any more: false keeps them
	 */
	void delete(String sha256, BooleanSupplier unused) throws IOException;

	/** Bytes that nobody deletes. */
	interface Claim extends Closeable {

		/**
		 * Whether it has held all the time; a service that stands still for too long may
		 * be taken for a dead one.
		 */
		boolean isValid();

	}

}
