package io.adax.trainer.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.springframework.util.FileSystemUtils;

/**
 * Spring Boot's executable jar, as a source of an engine's class path. An engine is ready
 * in half the time from plain jars than through Boot's loader, so they are copied out
 * once. (A class data archive would save another quarter, but is written when a JVM ends,
 * and engines must end at once.)
 */
record BootArchive(Path jar) {

	private static final String LIBRARIES = "BOOT-INF/lib/";

	private static final String CLASSES = "BOOT-INF/classes/";

	/** Boot moves the classes, but not this. It says which version an engine is of. */
	private static final String BUILD = "META-INF/build-info.properties";

	private static final String APPLICATION = "application.jar";

	/**
	 * Left out are the families that only the service needs. A library that nobody
	 * thought of is copied: one too many costs some disk, one too few an engine.
	 */
	private static final List<String> SERVICE_ONLY = List.of("spring", "tomcat-", "hibernate-", "h2-", "postgresql-",
			"flyway-", "HikariCP-", "db-scheduler-", "swagger-ui-", "swagger-core-", "swagger-models-", "logback-",
			"log4j-", "micrometer-", "opentelemetry-", "context-propagation-", "byte-buddy-", "aspectjweaver-", "jaxb-",
			"webjars-", "antlr4-");

	/** Whether the file is such a jar. */
	boolean isOne() throws IOException {
		if (!Files.isRegularFile(this.jar)) {
			return false;
		}
		try (ZipFile zip = new ZipFile(this.jar.toFile())) {
			return zip.getEntry("BOOT-INF/classpath.idx") != null;
		}
	}

	/** Copies what an engine needs into the cache, unless it is there already. */
	List<Path> unpack(Path cache) throws IOException {
		try (ZipFile zip = new ZipFile(this.jar.toFile())) {
			Map<String, ZipEntry> libraries = libraries(zip);
			Path directory = cache.resolve("engine-%08x".formatted(fingerprint(zip)));
			if (!isComplete(directory, libraries)) {
				FileSystemUtils.deleteRecursively(directory);
				move(copy(zip, libraries, cache), directory);
			}
			List<Path> classPath = new ArrayList<>(List.of(directory.resolve(APPLICATION)));
			libraries.keySet().forEach((name) -> classPath.add(directory.resolve(name)));
			return classPath;
		}
	}

	private static Map<String, ZipEntry> libraries(ZipFile zip) {
		Map<String, ZipEntry> libraries = new TreeMap<>();
		zip.stream()
			.filter((entry) -> entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar"))
			.forEach((entry) -> libraries.put(entry.getName().substring(LIBRARIES.length()), entry));
		libraries.keySet().removeIf((name) -> SERVICE_ONLY.stream().anyMatch(name::startsWith));
		return libraries;
	}

	/** Over the checksums of everything inside: another build has another directory. */
	private static long fingerprint(ZipFile zip) {
		CRC32 sum = new CRC32();
		zip.stream()
			.forEach((entry) -> sum
				.update("%s %d\n".formatted(entry.getName(), entry.getCrc()).getBytes(StandardCharsets.UTF_8)));
		return sum.getValue();
	}

	private static boolean isComplete(Path directory, Map<String, ZipEntry> libraries) throws IOException {
		if (!Files.isRegularFile(directory.resolve(APPLICATION))) {
			return false;
		}
		for (Map.Entry<String, ZipEntry> library : libraries.entrySet()) {
			Path file = directory.resolve(library.getKey());
			if (!Files.isRegularFile(file) || Files.size(file) != library.getValue().getSize()) {
				return false;
			}
		}
		return true;
	}

	private static Path copy(ZipFile zip, Map<String, ZipEntry> libraries, Path cache) throws IOException {
		Path copy = Files.createTempDirectory(Files.createDirectories(cache), "unpacking-");
		for (Map.Entry<String, ZipEntry> library : libraries.entrySet()) {
			try (InputStream content = zip.getInputStream(library.getValue())) {
				Files.copy(content, copy.resolve(library.getKey()));
			}
		}
		try (OutputStream file = Files.newOutputStream(copy.resolve(APPLICATION));
				ZipOutputStream application = new ZipOutputStream(file)) {
			for (ZipEntry entry : zip.stream().filter(BootArchive::isOurs).toList()) {
				application.putNextEntry(new ZipEntry(entry.getName().replaceFirst("^" + CLASSES, "")));
				try (InputStream content = zip.getInputStream(entry)) {
					content.transferTo(application);
				}
			}
		}
		return copy;
	}

	private static boolean isOurs(ZipEntry entry) {
		return (entry.getName().startsWith(CLASSES) && !entry.isDirectory()) || entry.getName().equals(BUILD);
	}

	/** Another service may have been faster, and its copy is as good. */
	private static void move(Path copy, Path directory) throws IOException {
		try {
			Files.move(copy, directory, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (FileSystemException ex) {
			FileSystemUtils.deleteRecursively(copy);
			if (!Files.isDirectory(directory)) {
				throw ex;
			}
		}
	}

}
