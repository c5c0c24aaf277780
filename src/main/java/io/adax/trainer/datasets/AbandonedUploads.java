package io.adax.trainer.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** What Tomcat left of forms when a service was killed. */
final class AbandonedUploads {

	private AbandonedUploads() {
	}

	/**
	 * Deletes the files of a directory that nobody has written to since then. Younger
	 * ones may belong to another service with the same home.
	 */
	static void sweep(Path directory, Instant since) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

}
