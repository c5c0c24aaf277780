package io.adax.trainer.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.adax.trainer.chart.Chart;
import io.adax.trainer.chart.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How the chart's pods would be started for the drill; nothing is. */
class LaunchTest {

	private final Path app = Path.of("unpacked").toAbsolutePath();

	@TempDir
	Path directory;

	private Stored stored;

	private List<Manifest> manifests;

	@BeforeEach
	void render() {
		this.manifests = Chart.rendered(Drill.VALUES, Map.of());
		this.stored = new Stored(this.directory);
		Drill.SECRETS.forEach(this.stored::secret);
		this.manifests.stream()
			.filter((manifest) -> manifest.kind().equals("ConfigMap"))
			.forEach((manifest) -> this.stored.configMap(manifest.json()));
	}

	@Test
	void leavesNoPathOfTheContainer() throws IOException {
		for (Manifest workload : workloads()) {
			ProcessBuilder builder = launch(workload);
			assertThat(builder.command()).startsWith(Image.JAVA)
				.contains("@" + this.app.resolve("start.options"), this.app.resolve("adax-trainer.jar").toString());
			assertThat(builder.command() + " " + builder.environment() + " " + properties(workload))
				.doesNotContain("/var/lib/adax-trainer", "/etc/adax-trainer", "=/tmp/cache", "0.0.0.0");
		}
	}

	@Test
	void givesEachPodItsSecretsAndItsProperties() throws IOException {
		for (Manifest workload : workloads()) {
			Map<String, String> environment = launch(workload).environment();
			assertThat(environment).containsEntry("SPRING_DATASOURCE_PASSWORD", "postgres")
				.containsEntry("SERVER_ADDRESS", "127.1.2.3")
				.containsEntry("SPRING_CONFIG_ADDITIONAL_LOCATION",
						this.directory.resolve(workload + "/properties") + "/")
				.doesNotContainKey("HOME");
			assertThat(properties(workload)).contains("server.port=8080\n", "management.server.port=8081\n",
					"jdbc:postgresql://" + Drill.DATABASE + ":5432/postgres");
		}
	}

	private List<Manifest> workloads() {
		List<Manifest> workloads = this.manifests.stream()
			.filter((manifest) -> manifest.kind().equals("Deployment"))
			.toList();
		assertThat(workloads).hasSize(3);
		return workloads;
	}

	private ProcessBuilder launch(Manifest workload) throws IOException {
		Mounts mounts = new Mounts(workload.at("/spec/template/spec"), this.directory.resolve(workload.toString()),
				"127.1.2.3", this.stored);
		return new Launch(workload.at("/spec/template/spec/containers/0"), new Image(this.app), mounts,
				Map.of("metadata.name", "pod"), this.stored)
			.builder(this.directory.resolve("hosts"));
	}

	private String properties(Manifest workload) throws IOException {
		try (Stream<Path> files = Files.list(this.directory.resolve(workload + "/properties"))) {
			return Files.readString(files.findFirst().orElseThrow());
		}
	}

}
