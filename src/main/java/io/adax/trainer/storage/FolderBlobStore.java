package io.adax.trainer.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Blobs as files of a folder: {@code ab/cd/abcd…}. A file is there whole or not at all,
 * also after a power failure: it is written under another name, synced and renamed.
 */
public final class FolderBlobStore implements BlobStore {

	private static final int BUFFER = 1 << 16;

	private static final int DEPTH = 3;

	private final Path folder;

	private @Nullable FileChannel claims;

	public FolderBlobStore(Path folder) {
		this.folder = folder;
	}

	@Override
	public boolean isRemote() {
		return false;
	}

	/** Those that still arrive, at another service with the same folder, are locked. */
	@Override
	public void sweep() throws IOException {
		try (Stream<Path> files = Files.list(arriving())) {
			for (Path file : files.toList()) {
				if (isAbandoned(file)) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	private static boolean isAbandoned(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			return channel.tryLock() != null;
		}
		catch (OverlappingFileLockException | NoSuchFileException ex) {
			return false;
		}
	}

	private Path arriving() throws IOException {
		return Files.createDirectories(this.folder.resolve("arriving"));
	}

	@Override
	public Blob put(BlobContent content, long maxBytes) throws IOException {
		Path temporary = Files.createTempFile(arriving(), "blob", null);
		try (InputStream bytes = content.open()) {
			Blob blob = write(bytes, temporary, maxBytes);
			keep(temporary, blob.sha256());
			return blob;
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	@Override
	public void check() throws IOException {
		Files.delete(Files.createTempFile(arriving(), "check", null));
	}

	@Override
	public Path local(String sha256) throws IOException {
		Path file = file(sha256);
		if (!Files.isRegularFile(file)) {
			throw new NoSuchFileException(file.toString());
		}
		return file;
	}

	@Override
	public BlobBytes bytes(String sha256) throws IOException {
		Path file = local(sha256);
		return new BlobBytes() {

			@Override
			public long size() throws IOException {
				return Files.size(file);
			}

			@Override
			public InputStream open() throws IOException {
				return Files.newInputStream(file);
			}

		};
	}

	@Override
	public boolean exists(String sha256) {
		return Files.isRegularFile(file(sha256));
	}

	@Override
	public List<String> storedBefore(Instant time) throws IOException {
		List<String> found = new ArrayList<>();
		visit((file, attributes) -> {
			if (attributes.lastModifiedTime().toInstant().isBefore(time)) {
				found.add(file.getFileName().toString());
			}
		});
		return found;
	}

	/** Shows all blobs but those that are deleted meanwhile. */
	void visit(BiConsumer<Path, BasicFileAttributes> visitor) throws IOException {
		Files.walkFileTree(this.folder, Set.of(), DEPTH, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (Sha256.is(file.getFileName().toString())) {
					visitor.accept(file, attributes);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
				if (failure instanceof NoSuchFileException) {
					return FileVisitResult.CONTINUE;
				}
				throw failure;
			}

		});
	}

	/**
	 * By a lock of the system: one on the byte of that number, of a file that stays
	 * empty.
	 */
	@Override
	public Claim claim(String sha256) throws IOException {
		return new FolderClaim(claims().lock(place(sha256), 1, true));
	}

	private record FolderClaim(FileLock lock) implements Claim {

		@Override
		public boolean isValid() {
			return this.lock.isValid();
		}

		@Override
		public void close() throws IOException {
			this.lock.release();
		}

	}

	@Override
	public void delete(String sha256, BooleanSupplier unused) throws IOException {
		FileLock alone = claims().tryLock(place(sha256), 1, false);
		if (alone != null) {
			try (alone) {
				if (unused.getAsBoolean()) {
					Files.deleteIfExists(file(sha256));
				}
			}
		}
	}

	private static long place(String sha256) {
		return Long.parseLong(sha256.substring(0, 15), 16);
	}

	/**
	 * Open as long as the service runs: closing any channel of a file gives up all locks
	 * on it.
	 */
	private synchronized FileChannel claims() throws IOException {
		if (this.claims == null) {
			Files.createDirectories(this.folder);
			this.claims = FileChannel.open(this.folder.resolve("claims"), StandardOpenOption.CREATE,
					StandardOpenOption.READ, StandardOpenOption.WRITE);
		}
		return this.claims;
	}

	private Path file(String sha256) {
		Sha256.require(sha256);
		return this.folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
	}

	private static Blob write(InputStream content, Path file, long maxBytes) throws IOException {
		MessageDigest digest = Sha256.digest();
		long size = 0;
		byte[] buffer = new byte[BUFFER];
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			// until the channel is closed: so that no other service sweeps the file away
			channel.lock();
			for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
				size += n;
				if (size > maxBytes) {
					throw new BlobTooLarge(maxBytes);
				}
				digest.update(buffer, 0, n);
				ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
			}
			channel.force(true);
		}
		return new Blob(HexFormat.of().formatHex(digest.digest()), size);
	}

	private void keep(Path temporary, String sha256) throws IOException {
		Path outer = this.folder.resolve(sha256.substring(0, 2));
		Path inner = Files.createDirectories(outer.resolve(sha256.substring(2, 4)));
		Files.move(temporary, inner.resolve(sha256), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
		sync(inner);
		sync(outer);
		sync(this.folder);
	}

	/** Makes names durable, where the system can (Windows cannot open a directory). */
	private static void sync(Path directory) throws IOException {
		if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}

}
