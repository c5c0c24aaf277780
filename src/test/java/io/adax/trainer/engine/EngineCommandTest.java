package io.adax.trainer.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.adax.trainer.engine.EngineCommand.JavaRuntime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EngineCommandTest {

	private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

	private static final Path JAVA = Path.of("/opt/java");

	@Test
	void boundsHeapAndMemory() {
		assertThat(arguments(17, Map.of("trainer.engine.heap", "1GB", "trainer.engine.memory", "3GB"))).contains(
				"-Xmx1073741824", "-Dtrainer.engine.heap=1073741824",
				"-Dorg.bytedeco.javacpp.maxphysicalbytes=3221225472");
	}

	@Test
	void refusesJavaDeserialisation() {
		assertThat(arguments(17, Map.of())).contains("-Djdk.serialFilter=!*");
	}

	@Test
	void startsTheMainClassWithTheServicesJava() {
		List<String> arguments = arguments(17, Map.of());
		assertThat(arguments).startsWith("/opt/java/bin/java").endsWith("-cp", "a.jar:b.jar", "x.Main");
	}

	@Test
	void keepsCrashReportsAndNativeLibrariesWhereTheyBelong() {
		assertThat(arguments(17, Map.of())).contains("-XX:ErrorFile=/logs/hs_err.log", "-XX:-CreateCoredumpOnCrash",
				"-Dorg.bytedeco.javacpp.cachedir=/cache");
	}

	@Test
	void allowsUnsafeOnlyWhereAJvmKnowsTheOption() {
		assertThat(arguments(22, Map.of())).doesNotContain(UNSAFE);
		assertThat(arguments(23, Map.of())).contains(UNSAFE);
	}

	@Test
	void addsTheVectorModuleOnlyWhereTheRuntimeHasIt() {
		assertThat(arguments(new JavaRuntime(JAVA, 17, Set.of("java.base", "jdk.incubator.vector")), Map.of()))
			.containsSequence("--add-modules", "jdk.incubator.vector");
		assertThat(arguments(17, Map.of())).doesNotContain("--add-modules");
	}

	@Test
	void knowsTheModulesOfItsOwnRuntime() {
		assertThat(JavaRuntime.current().modules()).contains("java.base", "jdk.incubator.vector");
	}

	@Test
	void putsMoreOptionsBeforeThoseThatBoundAnEngine() {
		assertThat(arguments(17, Map.of("trainer.engine.java-options", " -Xlog:gc*,safepoint  -Xmx64g")))
			.containsSubsequence("-Xlog:gc*,safepoint", "-Xmx64g", "-Xmx536870912");
	}

	private static List<String> arguments(int javaVersion, Map<String, String> properties) {
		return arguments(new JavaRuntime(JAVA, javaVersion, Set.of("java.base")), properties);
	}

	private static List<String> arguments(JavaRuntime java, Map<String, String> properties) {
		return new EngineCommand(java, "a.jar:b.jar", "x.Main", Path.of("/cache"))
			.arguments(EngineFixture.properties(properties), Path.of("/logs/hs_err.log"));
	}

}
