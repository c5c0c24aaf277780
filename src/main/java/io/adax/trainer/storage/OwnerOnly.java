package io.adax.trainer.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Directories that are their owner's alone, where the file system knows owners. */
final class OwnerOnly {

	private static final Logger log = LoggerFactory.getLogger(OwnerOnly.class);

	private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwx------");

	private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("------rwx");

	private OwnerOnly() {
	}

	/** How directories are made. */
	static FileAttribute<?>[] attributes(Path directory) {
		return isKnown(directory) ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(MODE) }
				: new FileAttribute<?>[0];
	}

	/** Closes a directory that is there; a volume may forbid it, and is used as it is. */
	static void close(Path directory) {
		try {
			if (isKnown(directory) && !MODE.containsAll(Files.getPosixFilePermissions(directory))) {
				Files.setPosixFilePermissions(directory, MODE);
			}
		}
		catch (IOException ex) {
			log.warn("{} is not closed to others, because its mode cannot be changed: {}", directory, ex.toString());
		}
	}

	/**
	 * Tells that others see into the home, where its owner could change that. It is not
	 * closed: it may hold more than the service's own, and a mount is somebody else's.
	 * @param own a directory in it that was made here
	 */
	static void warn(Path home, Path own) {
		try {
			if (isKnown(home) && Files.getOwner(home).equals(Files.getOwner(own)) && isOpen(home)) {
				log.warn("The home {} is open to others ({}): chmod 700 closes it", home,
						PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
			}
		}
		catch (IOException ex) {
			log.warn("Who may read the home {} cannot be told: {}", home, ex.toString());
		}
	}

	private static boolean isOpen(Path directory) throws IOException {
		Set<PosixFilePermission> open = EnumSet.copyOf(OF_OTHERS);
		open.retainAll(Files.getPosixFilePermissions(directory));
		return !open.isEmpty();
	}

	private static boolean isKnown(Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

}
