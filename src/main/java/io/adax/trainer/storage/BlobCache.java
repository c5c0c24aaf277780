package io.adax.trainer.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Blobs of another place as files of this machine. What was used least recently goes when
 * they are too many, but nothing that somebody may be about to open.
 */
final class BlobCache {

	/** Whoever was given a file has opened it by then. */
	static final Duration IN_USE = Duration.ofMinutes(10);

	private static final int LOCKS = 64;

	private final FolderBlobStore files;

	private final long maxBytes;

	private final Clock clock;

	/** The same bytes are fetched once at a time. */
	private final ReentrantLock[] locks = Stream.generate(ReentrantLock::new)
		.limit(LOCKS)
		.toArray(ReentrantLock[]::new);

	BlobCache(Path folder, long maxBytes, Clock clock) {
		this.files = new FolderBlobStore(folder);
		this.maxBytes = maxBytes;
		this.clock = clock;
	}

	/** One file. */
	private record Cached(Path file, long size, Instant used) {
	}

	/**
	 * The bytes with that hash, fetched if they are not here.
	 * @throws IOException also if other bytes are fetched than asked for
	 */
	Path get(String sha256, BlobContent source) throws IOException {
		ReentrantLock lock = this.locks[Integer.parseInt(sha256.substring(0, 2), 16) % LOCKS];
		lock.lock();
		try {
			if (!this.files.exists(sha256)) {
				fetch(sha256, source);
			}
			Path file = this.files.local(sha256);
			Files.setLastModifiedTime(file, FileTime.from(this.clock.instant()));
			return file;
		}
		finally {
			lock.unlock();
		}
	}

	private void fetch(String sha256, BlobContent source) throws IOException {
		Blob blob = this.files.put(source, Long.MAX_VALUE);
		if (!blob.sha256().equals(sha256)) {
			this.files.delete(blob.sha256(), () -> true);
			throw new IOException(
					"The blob %s is damaged: its bytes have the hash %s".formatted(sha256, blob.sha256()));
		}
		evict();
	}

	/** Forgets the bytes with that hash. */
	void remove(String sha256) throws IOException {
		this.files.delete(sha256, () -> true);
	}

	void sweep() throws IOException {
		this.files.sweep();
	}

	private void evict() throws IOException {
		List<Cached> all = all();
		long size = all.stream().mapToLong(Cached::size).sum();
		Instant before = this.clock.instant().minus(IN_USE);
		for (Cached cached : all) {
			if (size <= this.maxBytes || cached.used().isAfter(before)) {
				return;
			}
			Files.deleteIfExists(cached.file());
			size -= cached.size();
		}
	}

	/** The least recently used first. */
	private List<Cached> all() throws IOException {
		List<Cached> all = new ArrayList<>();
		this.files.visit((file, attributes) -> all
			.add(new Cached(file, attributes.size(), attributes.lastModifiedTime().toInstant())));
		all.sort(Comparator.comparing(Cached::used));
		return all;
	}

}
