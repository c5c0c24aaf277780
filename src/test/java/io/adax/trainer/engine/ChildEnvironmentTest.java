package io.adax.trainer.engine;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChildEnvironmentTest {

	private static final Processor AVX2 = new Processor(java.util.Set.of("avx2", "fma"));

	@Test
	void passesNothingOnButWhatTheSystemNeeds() {
		Map<String, String> service = Map.of("PATH", "/bin", "SPRING_DATASOURCE_PASSWORD", "secret",
				"AWS_SECRET_ACCESS_KEY", "secret", "JAVA_TOOL_OPTIONS", "-Xmx8g");
		assertThat(new ChildEnvironment(service, properties(Map.of()), AVX2).of("/s", "t"))
			.containsEntry("PATH", "/bin")
			.doesNotContainKeys("SPRING_DATASOURCE_PASSWORD", "AWS_SECRET_ACCESS_KEY", "JAVA_TOOL_OPTIONS");
	}

	@Test
	void setsTheThreadsOfNativeLibraries() {
		assertThat(environment(Map.of("trainer.engine.threads", "3"), AVX2)).containsEntry("OMP_NUM_THREADS", "3")
			.containsEntry("OPENBLAS_NUM_THREADS", "3")
			.containsEntry("OMP_WAIT_POLICY", "PASSIVE");
	}

	@Test
	void fixesTheBlasKernelWhereTheProcessorHasIt() {
		assertThat(environment(Map.of(), AVX2)).containsEntry("OPENBLAS_CORETYPE", "Haswell");
		assertThat(environment(Map.of(), new Processor(java.util.Set.of()))).doesNotContainKey("OPENBLAS_CORETYPE");
	}

	@Test
	void takesTheBlasKernelFromTheConfiguration() {
		assertThat(environment(Map.of("trainer.engine.core-type", "Zen"), AVX2)).containsEntry("OPENBLAS_CORETYPE",
				"Zen");
		assertThat(environment(Map.of("trainer.engine.core-type", "none"), AVX2))
			.doesNotContainKey("OPENBLAS_CORETYPE");
	}

	@Test
	void tellsTheEngineWhereToConnectAndHow() {
		assertThat(environment(Map.of(), AVX2)).containsEntry(ChildEnvironment.SOCKET, "/s")
			.containsEntry(ChildEnvironment.TOKEN, "t");
	}

	private static Map<String, String> environment(Map<String, String> properties, Processor processor) {
		return new ChildEnvironment(Map.of(), properties(properties), processor).of("/s", "t");
	}

	private static EngineProperties properties(Map<String, String> properties) {
		return EngineFixture.properties(properties);
	}

}
