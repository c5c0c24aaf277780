package io.adax.trainer.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/** Where an engine finds its classes. */
final class EngineClassPath {

	private static final Logger logger = LoggerFactory.getLogger(EngineClassPath.class);

	/** Copies of builds, finished or not. */
	private static final String COPY = "engine-[0-9a-f]{8}|unpacking-\\d+";

	/**
	 * Services share a cache: one that uses a copy marks it with every engine it starts.
	 */
	private static final Duration UNUSED = Duration.ofDays(1);

	private EngineClassPath() {
	}

	/**
	 * The service's own class path; if that is Spring Boot's jar, what an engine needs of
	 * it, unpacked. Copies of other builds that nobody has used for a day are deleted.
	 */
	static String of(String service, Path cache) throws IOException {
		List<Path> entries = entries(service).map(Path::toAbsolutePath).toList();
		BootArchive archive = new BootArchive(entries.get(0));
		if (entries.size() > 1 || !archive.isOne()) {
			return joined(entries);
		}
		String copy = joined(archive.unpack(cache));
		isThere(copy, cache);
		deleteUnused(cache);
		return copy;
	}

	/** Whether all of it is still there. If it is a copy, it is marked as used now. */
	static boolean isThere(String classPath, Path cache) throws IOException {
		Path directory = entries(classPath).findFirst().orElseThrow().getParent();
		if (directory == null || !cache.equals(directory.getParent())) {
			return true;
		}
		boolean whole = entries(classPath).allMatch(Files::isRegularFile);
		if (whole) {
			Files.setLastModifiedTime(directory, FileTime.from(Instant.now()));
		}
		return whole;
	}

	private static void deleteUnused(Path cache) {
		Instant since = Instant.now().minus(UNUSED);
		try (Stream<Path> copies = Files.list(cache)) {
			for (Path copy : copies.filter((path) -> path.getFileName().toString().matches(COPY)).toList()) {
				if (Files.getLastModifiedTime(copy).toInstant().isBefore(since)) {
					FileSystemUtils.deleteRecursively(copy);
				}
			}
		}
		catch (IOException ex) {
			// such as another service that does the same: no reason for an engine not to
			// start
			logger.info("Unused copies in {} are left: {}", cache, ex.toString());
		}
	}

	private static Stream<Path> entries(String classPath) {
		return Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of);
	}

	private static String joined(List<Path> entries) {
		return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

}
