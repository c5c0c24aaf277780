package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where the engines of this service write. Services that share a home number their
 * engines alike, so each takes a directory that no other has: until it is closed, or its
 * process ends.
 */
final class EngineLogs implements AutoCloseable {

	private final Path directory;

	private final FileChannel lock;

	private EngineLogs(Path directory, FileChannel lock) {
		this.directory = directory;
		this.lock = lock;
	}

	/** Takes the first one that is free: usually the directory itself. */
	static EngineLogs in(Path logs) throws IOException {
		for (int service = 1;; service++) {
			Path directory = (service == 1) ? logs : logs.resolve("service-" + service);
			Files.createDirectories(directory);
			FileChannel file = FileChannel.open(directory.resolve("engines.lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (isOurs(file)) {
				return new EngineLogs(directory, file);
			}
			file.close();
		}
	}

	private static boolean isOurs(FileChannel file) throws IOException {
		try {
			return file.tryLock() != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	Path of(int engine) {
		return this.directory.resolve("engine-%d.log".formatted(engine));
	}

	Path errorsOf(int engine) {
		return this.directory.resolve("hs_err-engine-%d.log".formatted(engine));
	}

	@Override
	public void close() throws IOException {
		this.lock.close();
	}

}
