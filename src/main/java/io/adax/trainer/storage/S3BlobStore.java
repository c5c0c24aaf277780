package io.adax.trainer.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Blobs as objects of S3, {@code blobs/<hash>/<id>}. A row of the database says which
 * object has the bytes of a hash. The name of an object is never used again: so a
 * deletion that comes late, after the bytes were stored once more, does no harm.
 */
final class S3BlobStore implements BlobStore, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(S3BlobStore.class);

	private static final String BLOBS = "blobs/";

	private static final int BUFFER = 1 << 16;

	/**
	 * An object without a row may be one that is just being put; no upload takes so long.
	 */
	private static final Duration ARRIVING = Duration.ofHours(24);

	private final S3Objects objects;

	private final BlobRows rows;

	private final BlobCache cache;

	private final Clock clock;

	S3BlobStore(S3Objects objects, BlobRows rows, BlobCache cache, Clock clock) {
		this.objects = objects;
		this.rows = rows;
		this.cache = cache;
		this.clock = clock;
	}

	@Override
	public Blob put(BlobContent content, long maxBytes) throws IOException {
		// while it is away nobody reads gigabytes for each try
		this.objects.exists(HomeMark.FILE);
		Blob blob = read(content, maxBytes);
		if (exists(blob.sha256())) {
			this.rows.touch(blob.sha256());
			return blob;
		}
		String object = BLOBS + blob.sha256() + "/" + UUID.randomUUID();
		Instant last = this.clock.instant().plus(ARRIVING.dividedBy(2));
		this.objects.put(object, content, blob);
		if (this.clock.instant().isAfter(last)) {
			throw new IOException("It took so long to store %s that it may be swept away".formatted(blob));
		}
		this.rows.name(blob.sha256(), object);
		return blob;
	}

	/** The object's hash is asked for before its bytes. */
	private static Blob read(BlobContent content, long maxBytes) throws IOException {
		MessageDigest digest = Sha256.digest();
		long size = 0;
		byte[] buffer = new byte[BUFFER];
		try (InputStream bytes = content.open()) {
			for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
				size += n;
				if (size > maxBytes) {
					throw new BlobTooLarge(maxBytes);
				}
				digest.update(buffer, 0, n);
			}
		}
		return new Blob(HexFormat.of().formatHex(digest.digest()), size);
	}

	@Override
	public Path local(String sha256) throws IOException {
		Sha256.require(sha256);
		BlobBytes bytes = arriving(sha256);
		Optional<Path> file = this.cache.get(sha256, bytes);
		if (file.isEmpty() && this.cache.isTooSmallFor(bytes.size())) {
			throw new IOException("The blob %s has %,d bytes, which is more than trainer.storage.cache.size"
				.formatted(sha256, bytes.size()));
		}
		// what is in use now will not be later
		return file.orElseThrow(() -> new DataAccessResourceFailureException(
				"There is no room for the blob %s now: all of trainer.storage.cache.size is in use".formatted(sha256)));
	}

	@Override
	public BlobBytes bytes(String sha256) {
		Sha256.require(sha256);
		return this.cache.bytes(sha256, arriving(sha256));
	}

	private BlobBytes arriving(String sha256) {
		return new BlobBytes() {

			@Override
			public long size() throws IOException {
				return S3BlobStore.this.objects.size(require(sha256));
			}

			@Override
			public InputStream open() throws IOException {
				return S3BlobStore.this.objects.open(require(sha256));
			}

		};
	}

	private String require(String sha256) throws NoSuchFileException {
		return this.rows.find(sha256).orElseThrow(() -> new NoSuchFileException(BLOBS + sha256));
	}

	@Override
	public boolean exists(String sha256) throws IOException {
		Sha256.require(sha256);
		Optional<String> object = this.rows.find(sha256);
		return object.isPresent() && this.objects.exists(object.get());
	}

	@Override
	public boolean isRemote() {
		return true;
	}

	@Override
	public void check() throws IOException {
		this.objects.check(HomeMark.FILE);
	}

	@Override
	public List<String> storedBefore(Instant time) {
		return this.rows.storedBefore(time);
	}

	@Override
	public Claim claim(String sha256) {
		return this.rows.claim(sha256);
	}

	@Override
	public void delete(String sha256, BooleanSupplier unused) throws IOException {
		Optional<String> object = this.rows.remove(sha256, unused);
		if (object.isPresent()) {
			this.cache.remove(sha256);
			deleteObject(object.get());
		}
	}

	private void deleteObject(String object) throws IOException {
		try {
			this.objects.delete(object);
		}
		catch (DataAccessResourceFailureException ex) {
			log.info("{} is deleted later: {}", object, ex.getMessage());
		}
	}

	/** Objects that no row names, and parts of uploads that nobody goes on with. */
	@Override
	public void sweep() throws IOException {
		this.rows.sweep();
		Instant before = this.clock.instant().minus(ARRIVING);
		this.objects.abortUploads(BLOBS, before);
		List<String> orphans = new ArrayList<>();
		this.objects.list(BLOBS, before, (page) -> orphans.addAll(this.rows.unnamed(page)));
		for (String orphan : orphans) {
			log.info("Deleting {}, which belongs to no blob", orphan);
			this.objects.delete(orphan);
		}
	}

	@Override
	public void close() {
		this.rows.close();
		this.objects.close();
	}

}
