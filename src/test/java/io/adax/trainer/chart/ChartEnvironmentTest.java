package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a process in a pod really gets: the image's environment, above it the pod's, and
 * below both the file of properties.
 */
@Tag("thorough")
class ChartEnvironmentTest {

	@Test
	void opensTheDoorIfSomebodyInsists() throws IOException {
		assertThat(effective(service(Map.of()))).containsEntry("TRAINER_ACCESS_MODE", "authenticated");
		assertThat(effective(service(Map.of("access.mode", "unsafe-open")))).containsEntry("TRAINER_ACCESS_MODE",
				"unsafe-open");
	}

	@ParameterizedTest
	@MethodSource("valueSets")
	void letsNoVariableHideAProperty(Path values) throws IOException {
		for (Workload workload : Workload.all(values)) {
			Map<String, String> effective = effective(workload);
			assertThat(workload.properties().stringPropertyNames()).isNotEmpty()
				.allSatisfy(
						(name) -> assertThat(effective.getOrDefault(variable(name), workload.property(name))).as(name)
							.isEqualTo(workload.property(name)));
		}
	}

	private static Workload service(Map<String, Object> values) {
		return Workload.all(Chart.rendered(values)).get(0);
	}

	private static Map<String, String> effective(Workload workload) throws IOException {
		Map<String, String> effective = new HashMap<>(image());
		workload.container()
			.path("env")
			.forEach(
					(variable) -> effective.put(variable.path("name").asString(), variable.path("value").asString("")));
		return effective;
	}

	/** As Spring Boot looks for it. */
	private static String variable(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	private static Map<String, String> image() throws IOException {
		String dockerfile = Files.readString(Path.of("Dockerfile")).replace("\\\n", " ");
		List<String> lines = dockerfile.lines().filter((line) -> line.startsWith("ENV ")).toList();
		assertThat(lines).isNotEmpty();
		return lines.stream()
			.flatMap((line) -> Arrays.stream(line.substring("ENV ".length()).strip().split("\\s+")))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
	}

	static Stream<Path> valueSets() throws IOException {
		return Chart.valueSets();
	}

}
