package io.adax.trainer.chart;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The service or a pool of workers, with the properties that its pods read.
 *
 * @param deployment what Kubernetes gets
 * @param properties what the service in it gets
 */
record Workload(Manifest deployment, Properties properties) {

	static List<Workload> all(Path values) {
		return all(Chart.rendered(values));
	}

	static List<Workload> all(List<Manifest> manifests) {
		return of(manifests, "Deployment")
			.map((deployment) -> new Workload(deployment, properties(manifests, deployment)))
			.toList();
	}

	/** That of a pool. */
	static Workload worker(List<Manifest> manifests, String pool) {
		return all(manifests).stream()
			.filter((workload) -> workload.labels().path("adax.io/pool").asString("").equals(pool))
			.findFirst()
			.orElseThrow();
	}

	private static Stream<Manifest> of(List<Manifest> manifests, String kind) {
		return manifests.stream().filter((manifest) -> manifest.kind().equals(kind));
	}

	private static Properties properties(List<Manifest> manifests, Manifest deployment) {
		String name = deployment.at("/spec/template/spec/volumes/0/configMap/name").asString();
		Manifest map = of(manifests, "ConfigMap").filter((candidate) -> candidate.name().equals(name))
			.findFirst()
			.orElseThrow();
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(map.at("/data/application.properties").asString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

	JsonNode labels() {
		return this.deployment.at("/spec/template/metadata/labels");
	}

	JsonNode pod() {
		return this.deployment.at("/spec/template/spec");
	}

	JsonNode container() {
		return pod().at("/containers/0");
	}

	String property(String name) {
		return String.valueOf(this.properties.getProperty(name));
	}

	int seconds(String name) {
		return Integer.parseInt(property(name).replaceFirst("s$", ""));
	}

	/** Engine processes at most: a slot has one, and answers need one. */
	int engines() {
		int slots = Integer.parseInt(this.properties.getProperty("trainer.slots", "0"));
		return slots + (property("trainer.roles").contains("api") ? 1 : 0);
	}

	/** In MiB, as all that follows. */
	int engineMemory() {
		return Integer.parseInt(property("trainer.engine.memory").replaceFirst("MB$", ""));
	}

	int heap() {
		return Integer.parseInt(container().at("/env/0/value").asString().replaceAll("-Xmx|m", ""));
	}

	int memoryLimit() {
		return size("/resources/limits/memory");
	}

	int size(String pointer) {
		return mebibytes(container().at(pointer).asString());
	}

	static int mebibytes(String size) {
		return Integer.parseInt(size.substring(0, size.length() - 2))
				* Map.of("Mi", 1, "Gi", 1024).get(size.substring(size.length() - 2));
	}

}
