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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** The key of the first admin, which is in no database. */
@Component
class AdminKey {

	private static final Logger log = LoggerFactory.getLogger(AdminKey.class);

	private static final Caller ADMIN = Caller.of("admin", "admin", Role.ADMIN, Projects.DEFAULT);

	private final Optional<Known> key;

	AdminKey(AccessProperties properties) {
		this.key = (properties.mode() == AccessProperties.Mode.AUTHENTICATED) ? configured(properties).map(Known::of)
				: Optional.empty();
	}

	private static Optional<KeyText> configured(AccessProperties properties) {
		String given = properties.adminKey();
		if (given != null && !given.isBlank()) {
			return Optional.of(KeyText.parse(given.strip())
				.orElseThrow(() -> new IllegalStateException(
						"trainer.access.admin-key must be adax_<id>_<secret>, as trainer.access.admin-key-file makes one")));
		}
		Path file = properties.adminKeyFile();
		return (file == null || file.toString().isEmpty()) ? Optional.empty() : Optional.of(readOrMake(file));
	}

	private static KeyText readOrMake(Path file) {
		try {
			if (!Files.exists(file)) {
				make(file);
			}
			return KeyText.parse(Files.readString(file).strip())
				.orElseThrow(() -> new IllegalStateException(
						"%s (trainer.access.admin-key-file) must hold one line, adax_<id>_<secret>: delete it to have one made"
							.formatted(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read or make %s (trainer.access.admin-key-file)".formatted(file),
					ex);
		}
	}

	/** For its owner's eyes only, where the file system knows owners. */
	private static void make(Path file) throws IOException {
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
			log.info("The first admin's key is in {}", file);
		}
		catch (FileAlreadyExistsException ex) {
			log.debug("Another replica was faster with {}", file);
		}
	}

	Optional<Caller> open(KeyText given) {
		return this.key.filter((known) -> known.id().equals(given.id()) && given.hasHash(known.hash()))
			.map((known) -> ADMIN);
	}

	/** What is kept of it in memory. */
	private record Known(String id, String hash) {

		private static Known of(KeyText key) {
			return new Known(key.id(), key.hash());
		}

	}

}
