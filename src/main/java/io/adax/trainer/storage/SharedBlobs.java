package io.adax.trainer.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Blobs by who has them. The same bytes are stored once, whoever brings them, so they are
 * deleted only when nothing recorded has them and nobody is about to record it. Never
 * call this inside a transaction: what it does not see may use the blob.
 */
public final class SharedBlobs {

	private final BlobStore blobs;

	private final Supplier<Stream<BlobUse>> uses;

	private final ReentrantLock lock = new ReentrantLock();

	/** How many are about to record something with a blob, by hash. */
	private final Map<String, Integer> holders = new HashMap<>();

	SharedBlobs(BlobStore blobs, Supplier<Stream<BlobUse>> uses) {
		this.blobs = blobs;
		this.uses = uses;
	}

	/** Stores bytes that stay until {@link #letGo}, and longer if they are used then. */
	public Blob hold(BlobContent content, long maxBytes) throws IOException {
		Blob blob = put(content, maxBytes);
		this.lock.lock();
		try {
			if (!this.blobs.exists(blob.sha256())) {
				put(content, maxBytes);
			}
			this.holders.merge(blob.sha256(), 1, Integer::sum);
			return blob;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Blob put(BlobContent content, long maxBytes) throws IOException {
		try (InputStream bytes = content.open()) {
			return this.blobs.put(bytes, maxBytes);
		}
	}

	/** Ends a hold. */
	public void letGo(Blob blob) throws IOException {
		this.lock.lock();
		try {
			this.holders.computeIfPresent(blob.sha256(), (hash, count) -> (count > 1) ? count - 1 : null);
			deleteUnused(blob.sha256());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Deletes what nobody needs of what was stored before a time.
	 * @return the hashes
	 */
	public List<String> sweep(Instant before) throws IOException {
		List<String> swept = new ArrayList<>();
		for (String sha256 : this.blobs.storedBefore(before)) {
			deleteUnused(sha256);
			if (!this.blobs.exists(sha256)) {
				swept.add(sha256);
			}
		}
		return swept;
	}

	/** Deletes bytes that nobody needs. */
	public void deleteUnused(String sha256) throws IOException {
		this.lock.lock();
		try {
			if (!this.holders.containsKey(sha256) && this.uses.get().noneMatch((use) -> use.isUsed(sha256))) {
				this.blobs.delete(sha256);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
