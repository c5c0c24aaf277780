package io.adax.trainer.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is kept in memory of a key that is in no database. */
record ConfiguredKey(String id, String hash) {

	private static final Logger log = LoggerFactory.getLogger(ConfiguredKey.class);

	/**
	 * The key that is given, or that in a file; empty if there is neither.
	 * @param property where it is given; the file is given at the same with {@code -file}
	 */
	static Optional<ConfiguredKey> of(String property, @Nullable String given, @Nullable Path file) {
		if (given != null && !given.isBlank()) {
			return Optional.of(of(KeyText.parse(given.strip())
				.orElseThrow(() -> new IllegalStateException(
						"%1$s must be adax_<id>_<secret>, as %1$s-file makes one".formatted(property)))));
		}
		return (file == null || file.toString().isEmpty()) ? Optional.empty()
				: Optional.of(of(readOrMake(file, property + "-file")));
	}

	private static ConfiguredKey of(KeyText key) {
		return new ConfiguredKey(key.id(), key.hash());
	}

	private static KeyText readOrMake(Path file, String property) {
		if (Files.isDirectory(file)) {
			throw new IllegalStateException(
					"%s (%s) is a directory: delete it to have a key made".formatted(file, property));
		}
		try {
			if (!Files.exists(file)) {
				make(file, property);
			}
			return KeyText.parse(Files.readString(file).strip())
				.orElseThrow(() -> new IllegalStateException(
						"%s (%s) must hold one line, adax_<id>_<secret>: delete it to have one made".formatted(file,
								property)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read or make %s (%s)".formatted(file, property), ex);
		}
	}

	/** For its owner's eyes only, where the file system knows owners. */
	private static void make(Path file, String property) throws IOException {
		if (file.getParent() != null) {
			Files.createDirectories(file.getParent());
		}
		FileAttribute<?>[] attributes = file.getFileSystem().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
		try (ByteChannel channel = Files.newByteChannel(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
			channel.write(StandardCharsets.US_ASCII.encode(KeyText.random().text() + "\n"));
			log.info("A key was made: {} ({})", file, property);
		}
		catch (FileAlreadyExistsException ex) {
			log.debug("Another replica was faster with {}", file);
		}
	}

	/** Whether somebody has this key. */
	boolean is(KeyText given) {
		return this.id.equals(given.id()) && given.hasHash(this.hash);
	}

}
