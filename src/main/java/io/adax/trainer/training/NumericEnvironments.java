package io.adax.trainer.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;

/** Reads the numeric environment off this process. */
final class NumericEnvironments {

	private static final String BUILD = "/META-INF/build-info.properties";

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private static final String VERSION = "/META-INF/maven/org.nd4j/nd4j-api/pom.properties";

	/**
	 * The class path entry that the native library was unpacked from ends with its
	 * platform.
	 */
	private static final Pattern BINARY = Pattern
		.compile("nd4j-native-[^/\\\\]*?-((?:linux|macosx|windows)-[^/\\\\]*)\\.jar");

	private NumericEnvironments() {
	}

	static NumericEnvironment current() {
		Properties nd4j = Nd4j.getExecutioner().getEnvironmentInformation();
		String kernel = Objects.requireNonNullElseGet(System.getenv("OPENBLAS_CORETYPE"),
				() -> "detected on " + processor(PROCESSORS));
		return new NumericEnvironment(property(VERSION, "version"), nd4j.getProperty("backend"), binary(),
				nd4j.getProperty("blas.vendor") + " " + kernel, Nd4j.getEnvironment().maxMasterThreads(),
				System.getProperty("os.arch"), System.getProperty("java.version"), trainer());
	}

	/** Which kernel the BLAS library takes by itself depends on it. */
	static String processor(Path processors) {
		if (!Files.isReadable(processors)) {
			return "an unknown processor";
		}
		try (Stream<String> lines = Files.lines(processors)) {
			return lines.filter((line) -> line.matches("model name\\s*:.*|CPU part\\s*:.*"))
				.findFirst()
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.orElse("an unknown processor");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String trainer() {
		return (NumericEnvironments.class.getResource(BUILD) != null) ? property(BUILD, "build.version")
				: "development";
	}

	private static String property(String resource, String name) {
		try (InputStream in = NumericEnvironments.class.getResourceAsStream(resource)) {
			Properties properties = new Properties();
			properties.load(Objects.requireNonNull(in));
			return properties.getProperty(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String binary() {
		return Loader.getLoadedLibraries()
			.values()
			.stream()
			.map(BINARY::matcher)
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1))
			.findFirst()
			.orElse("unknown");
	}

}
