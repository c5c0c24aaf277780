package io.adax.trainer.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Blobs of another place as files of this machine, never more bytes than allowed. What
 * was used least recently goes to make room, but nothing that somebody reads or may be
 * about to open.
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

	/** How many read a blob now: the bytes of a deleted file stay until it is closed. */
	private final Map<String, Integer> readers = new ConcurrentHashMap<>();

	private final ReentrantLock room = new ReentrantLock();

	/** Bytes that are being fetched, and have their room. */
	private long arriving;

	BlobCache(Path folder, long maxBytes, Clock clock) {
		this.files = new FolderBlobStore(folder);
		this.maxBytes = maxBytes;
		this.clock = clock;
	}

	/** One file. */
	private record Cached(Path file, long size, Instant used) {

		String sha256() {
			return this.file.getFileName().toString();
		}

	}

	/**
	 * A file with those bytes, which are fetched if they are not here; empty if there is
	 * no room for them.
	 * @throws IOException also if other bytes are fetched than asked for
	 */
	Optional<Path> get(String sha256, BlobBytes source) throws IOException {
		ReentrantLock lock = lock(sha256);
		lock.lock();
		try {
			if (!this.files.exists(sha256) && !fetch(sha256, source)) {
				return Optional.empty();
			}
			Path file = this.files.local(sha256);
			Files.setLastModifiedTime(file, FileTime.from(this.clock.instant()));
			return Optional.of(file);
		}
		finally {
			lock.unlock();
		}
	}

	private ReentrantLock lock(String sha256) {
		return this.locks[Integer.parseInt(sha256.substring(0, 2), 16) % LOCKS];
	}

	/** Those bytes, out of a file if there is one or room for one. */
	BlobBytes bytes(String sha256, BlobBytes source) {
		return new BlobBytes() {

			@Override
			public long size() throws IOException {
				return BlobCache.this.files.exists(sha256) ? Files.size(BlobCache.this.files.local(sha256))
						: source.size();
			}

			@Override
			public InputStream open() throws IOException {
				return BlobCache.this.open(sha256, source);
			}

		};
	}

	private InputStream open(String sha256, BlobBytes source) throws IOException {
		this.readers.merge(sha256, 1, Integer::sum);
		try {
			Optional<Path> file = get(sha256, source);
			if (file.isPresent()) {
				return new Reading(sha256, Files.newInputStream(file.get()));
			}
			long size = source.size();
			return new Reading(sha256, new CheckedStream(source.open(), sha256, size));
		}
		catch (IOException | RuntimeException ex) {
			readNoMore(sha256);
			throw ex;
		}
	}

	private void readNoMore(String sha256) {
		this.readers.computeIfPresent(sha256, (hash, count) -> (count > 1) ? count - 1 : null);
	}

	/** Somebody reads a blob. */
	private final class Reading extends FilterInputStream {

		private final String sha256;

		private boolean closed;

		Reading(String sha256, InputStream bytes) {
			super(bytes);
			this.sha256 = sha256;
		}

		@Override
		public void close() throws IOException {
			if (!this.closed) {
				this.closed = true;
				readNoMore(this.sha256);
			}
			super.close();
		}

	}

	/** False if there is no room. */
	private boolean fetch(String sha256, BlobBytes source) throws IOException {
		long size = source.size();
		if (!reserve(size)) {
			return false;
		}
		try {
			Blob blob = this.files.put(source, size);
			if (!blob.sha256().equals(sha256)) {
				this.files.delete(blob.sha256(), () -> true);
				throw damaged(sha256, blob.sha256());
			}
			return true;
		}
		finally {
			release(size);
		}
	}

	static IOException damaged(String sha256, String found) {
		return new IOException("The blob %s is damaged: its bytes have the hash %s".formatted(sha256, found));
	}

	private boolean reserve(long size) throws IOException {
		this.room.lock();
		try {
			if (isTooSmallFor(size) || !makeRoom(size)) {
				return false;
			}
			this.arriving += size;
			return true;
		}
		finally {
			this.room.unlock();
		}
	}

	/** Whether it could not have so many bytes, however little is in use. */
	boolean isTooSmallFor(long size) {
		return size > this.maxBytes;
	}

	private void release(long size) {
		this.room.lock();
		this.arriving -= size;
		this.room.unlock();
	}

	private boolean makeRoom(long size) throws IOException {
		List<Cached> all = all();
		long excess = all.stream().mapToLong(Cached::size).sum() + this.arriving + size - this.maxBytes;
		Instant before = this.clock.instant().minus(IN_USE);
		for (Cached cached : all) {
			if (excess <= 0 || !cached.used().isBefore(before)) {
				break;
			}
			if (forget(cached, before)) {
				excess -= cached.size();
			}
		}
		return excess <= 0;
	}

	/** Unless somebody reads it, or was given it meanwhile. */
	private boolean forget(Cached cached, Instant before) throws IOException {
		ReentrantLock lock = lock(cached.sha256());
		if (!lock.tryLock()) {
			return false;
		}
		try {
			if (this.readers.containsKey(cached.sha256())
					|| !Files.getLastModifiedTime(cached.file()).toInstant().isBefore(before)) {
				return false;
			}
			Files.deleteIfExists(cached.file());
			return true;
		}
		catch (NoSuchFileException ex) {
			return true;
		}
		finally {
			lock.unlock();
		}
	}

	/** Forgets the bytes with that hash. */
	void remove(String sha256) throws IOException {
		this.files.delete(sha256, () -> true);
	}

	/** Deletes what a service left that was killed while it fetched. */
	void sweep() throws IOException {
		this.files.sweep();
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
