package io.adax.trainer.storage;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Blobs by who has them. The same bytes are stored once, whoever brings them, so they are
 * deleted only when nothing recorded has them and nobody is about to record it, at this
 * service or at another with the same store. Never call this inside a transaction: what
 * it does not see may use the blob.
 */
public final class SharedBlobs {

	/** So many are asked for at once. */
	private static final int PAGE = 500;

	private final BlobStore blobs;

	private final Supplier<Stream<BlobUse>> uses;

	private final ReentrantLock lock = new ReentrantLock();

	/** Who is about to record something with a blob, by hash. */
	private final Map<String, Hold> holds = new HashMap<>();

	SharedBlobs(BlobStore blobs, Supplier<Stream<BlobUse>> uses) {
		this.blobs = blobs;
		this.uses = uses;
	}

	/** Stores bytes that stay until {@link #letGo}, and longer if they are used then. */
	public Blob hold(BlobContent content, long maxBytes) throws IOException {
		Blob blob = this.blobs.put(content, maxBytes);
		this.lock.lock();
		try {
			Hold hold = this.holds.get(blob.sha256());
			this.holds.put(blob.sha256(),
					(hold != null) ? hold.withOneMore() : new Hold(this.blobs.claim(blob.sha256()), 1, content));
			try {
				if (!this.blobs.exists(blob.sha256())) {
					this.blobs.put(content, maxBytes);
				}
			}
			catch (IOException | RuntimeException ex) {
				release(blob.sha256());
				throw ex;
			}
			return blob;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Ends a hold. */
	public void letGo(Blob blob) throws IOException {
		this.lock.lock();
		try {
			try {
				restore(blob.sha256());
			}
			finally {
				release(blob.sha256());
			}
			deleteUnused(blob.sha256());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Of a service that stood still for too long, another may have taken the claim for
	 * that of a dead one, and deleted what was recorded only then.
	 */
	private void restore(String sha256) throws IOException {
		Hold hold = Objects.requireNonNull(this.holds.get(sha256), "It is not held");
		if (!hold.claim().isValid() && isUsed(sha256) && !this.blobs.exists(sha256)) {
			this.blobs.put(hold.content(), Long.MAX_VALUE);
		}
	}

	private boolean isUsed(String sha256) {
		return this.uses.get().anyMatch((use) -> !use.used(List.of(sha256)).isEmpty());
	}

	private Set<String> used(List<String> hashes) {
		Set<String> used = new HashSet<>();
		this.uses.get().forEach((use) -> used.addAll(use.used(hashes)));
		return used;
	}

	private void release(String sha256) throws IOException {
		Hold hold = Objects.requireNonNull(this.holds.remove(sha256), "It is not held");
		if (hold.count() > 1) {
			this.holds.put(sha256, hold.withOneLess());
		}
		else {
			hold.claim().close();
		}
	}

	/**
	 * Deletes what nobody needs of what was stored before a time.
	 * @return the hashes
	 */
	public List<String> sweep(Instant before) throws IOException {
		this.blobs.sweep();
		List<String> swept = new ArrayList<>();
		List<String> stored = this.blobs.storedBefore(before);
		for (int i = 0; i < stored.size(); i += PAGE) {
			List<String> unused = new ArrayList<>(stored.subList(i, Math.min(i + PAGE, stored.size())));
			unused.removeAll(used(unused));
			for (String sha256 : unused) {
				deleteUnused(sha256);
				if (!this.blobs.exists(sha256)) {
					swept.add(sha256);
				}
			}
		}
		return swept;
	}

	/** Deletes bytes that nobody needs. */
	public void deleteUnused(String sha256) throws IOException {
		this.lock.lock();
		try {
			if (!this.holds.containsKey(sha256)) {
				this.blobs.delete(sha256, () -> !isUsed(sha256));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private record Hold(BlobStore.Claim claim, int count, BlobContent content) {

		Hold withOneMore() {
			return new Hold(this.claim, this.count + 1, this.content);
		}

		Hold withOneLess() {
			return new Hold(this.claim, this.count - 1, this.content);
		}

	}

}
