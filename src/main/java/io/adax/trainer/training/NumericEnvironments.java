package io.adax.trainer.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

	private static final String BLAS_VERSION = "/META-INF/maven/org.bytedeco/openblas/pom.properties";

	private static final int CODE_DIGITS = 12;

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
				() -> "detected on " + model(PROCESSORS));
		String binary = binary();
		return new NumericEnvironment(properties(VERSION).getProperty("version"), nd4j.getProperty("backend"), binary,
				"%s %s %s".formatted(nd4j.getProperty("blas.vendor"), properties(BLAS_VERSION).getProperty("version"),
						kernel),
				Nd4j.getEnvironment().maxMasterThreads(), architecture(binary), System.getProperty("java.version"),
				trainer());
	}

	/**
	 * With vendor and family: of two that differ nobody has tried whether one kernel
	 * computes the same. oneDNN chooses its kernels by the model.
	 */
	private static String architecture(String binary) {
		String processor = binary.contains("onednn") ? family(PROCESSORS) + ", " + model(PROCESSORS)
				: family(PROCESSORS);
		return System.getProperty("os.arch") + ", " + processor;
	}

	static String family(Path processors) {
		List<String> values = values(processors, "vendor_id|cpu family|CPU implementer");
		return values.isEmpty() ? "unknown vendor" : String.join(" family ", values);
	}

	/** Which kernel the BLAS library takes by itself depends on it. */
	static String model(Path processors) {
		List<String> values = values(processors, "model name|CPU part");
		return values.isEmpty() ? "an unknown processor" : values.get(0);
	}

	/** Of the first processor. */
	private static List<String> values(Path processors, String names) {
		if (!Files.isReadable(processors)) {
			return List.of();
		}
		try (Stream<String> lines = Files.lines(processors)) {
			return lines.takeWhile((line) -> !line.isBlank())
				.filter((line) -> line.matches("(" + names + ")\\s*:.*"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String trainer() {
		return (NumericEnvironments.class.getResource(BUILD) != null) ? trainer(properties(BUILD)) : "development";
	}

	/** Two builds of one version need not compute the same. */
	static String trainer(Properties build) {
		return build.getProperty("build.version") + "+" + build.getProperty("build.code").substring(0, CODE_DIGITS);
	}

	private static Properties properties(String resource) {
		try (InputStream in = NumericEnvironments.class.getResourceAsStream(resource)) {
			Properties properties = new Properties();
			properties.load(Objects.requireNonNull(in));
			return properties;
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
