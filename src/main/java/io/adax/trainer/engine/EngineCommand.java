package io.adax.trainer.engine;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of an engine.
 *
 * @param java what runs it
 * @param classPath of the engine
 * @param mainClass of the engine
 * @param cache for unpacked native libraries
 */
record EngineCommand(JavaRuntime java, String classPath, String mainClass, Path cache) {

	/** JavaCPP's bound of the resident memory, the only one that ND4J obeys. */
	static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

	/** For messages: Java itself tells less than it was given. */
	static final String HEAP_LIMIT = "trainer.engine.heap";

	/**
	 * Makes optimizer steps fast; a JVM that does not have it refuses to start with it.
	 */
	private static final String VECTORS = "jdk.incubator.vector";

	private static final int UNSAFE_WARNS = 23;

	List<String> arguments(EngineProperties properties, Path errorFile) {
		List<String> arguments = virtualMachine(this.java, properties, errorFile);
		arguments.addAll(nativeLibraries(properties));
		arguments.addAll(List.of("-cp", this.classPath, this.mainClass));
		return arguments;
	}

	/** A JVM with its options, and nothing yet to run. */
	static List<String> virtualMachine(JavaRuntime java, EngineProperties properties, Path errorFile) {
		List<String> arguments = new ArrayList<>();
		arguments.add(java.home().resolve("bin").resolve("java").toString());
		// the last one counts, and what bounds an engine shall
		arguments.addAll(properties.moreOptions());
		arguments.addAll(own(java, properties, errorFile));
		return arguments;
	}

	private static List<String> own(JavaRuntime java, EngineProperties properties, Path errorFile) {
		// no -XX:+ExitOnOutOfMemoryError: the engine reports it, and is replaced after
		// that
		List<String> options = new ArrayList<>(List.of("-Xmx" + properties.heap().toBytes(),
				"-D%s=%d".formatted(HEAP_LIMIT, properties.heap().toBytes()), "-XX:+UseSerialGC",
				"-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + errorFile, "--enable-native-access=ALL-UNNAMED",
				"-Dfile.encoding=UTF-8", "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
				"-Djdk.serialFilter=!*", "-Dslf4j.internal.verbosity=WARN",
				"-Dslf4j.provider=" + StandardErrorLogging.class.getName()));
		if (java.version() >= UNSAFE_WARNS) {
			options.add("--sun-misc-unsafe-memory-access=allow");
		}
		if (java.modules().contains(VECTORS)) {
			options.addAll(List.of("--add-modules", VECTORS));
		}
		return options;
	}

	private List<String> nativeLibraries(EngineProperties properties) {
		return List.of("-D%s=%d".formatted(MEMORY_LIMIT, properties.memory().toBytes()),
				"-Dorg.bytedeco.javacpp.cachedir=" + this.cache, "-Dorg.nd4j.log.initialization=false",
				"-Dorg.deeplearning4j.crash.reporting.enabled=false");
	}

	/**
	 * A Java runtime.
	 *
	 * @param home its directory
	 * @param version its feature version
	 * @param modules that it has
	 */
	record JavaRuntime(Path home, int version, Set<String> modules) {

		/** The one that runs this service. */
		static JavaRuntime current() {
			Set<String> modules = ModuleFinder.ofSystem()
				.findAll()
				.stream()
				.map((module) -> module.descriptor().name())
				.collect(Collectors.toSet());
			return new JavaRuntime(Path.of(System.getProperty("java.home")), Runtime.version().feature(), modules);
		}

	}

}
