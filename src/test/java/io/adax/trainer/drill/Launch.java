package io.adax.trainer.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * How the container of a pod is started here: the image's entry point with the manifest's
 * arguments, in the image's and the manifest's environment and no other. What a process
 * without namespaces cannot have as it is written is replaced, and nothing else:
 * <ul>
 * <li>paths of mounts, and of the program, by directories ({@link Mounts});
 * <li>{@code 0.0.0.0} by an address of the pod's own within 127.0.0.0/8, so that all
 * ports are those of the manifest. Management, which would listen everywhere, gets it by
 * MANAGEMENT_SERVER_ADDRESS;
 * <li>{@code java} by this JVM, with the mount at /tmp as its temporary directory;
 * <li>the cluster's names: a file of hosts instead of a DNS.
 * </ul>
 * Limits, users, security contexts and what is said to a scheduler have no effect.
 */
final class Launch {

	private final JsonNode container;

	private final Image image;

	private final Mounts mounts;

	private final Map<String, String> fields;

	private final Stored stored;

	/**
	 * Prepares the start of a container.
	 * @param fields what the manifest may ask of the pod, such as metadata.name
	 */
	Launch(JsonNode container, Image image, Mounts mounts, Map<String, String> fields, Stored stored) {
		this.container = container;
		this.image = image;
		this.mounts = mounts;
		this.fields = fields;
		this.stored = stored;
		mounts.put(Image.APP, image.directory());
	}

	ProcessBuilder builder(Path hosts) throws IOException {
		Map<String, String> environment = environment();
		List<String> words = new ArrayList<>();
		if (this.container.has("command")) {
			this.container.get("command").forEach((word) -> words.add(word.asString()));
		}
		else {
			words.addAll(this.image.entryPoint());
		}
		this.container.path("args").forEach((word) -> words.add(expanded(word.asString(), environment)));
		List<String> command = new ArrayList<>(words.stream().map(this.mounts::localize).toList());
		if (command.get(0).equals("java")) {
			command.set(0, Image.JAVA);
			command.addAll(1,
					List.of("-Djdk.net.hosts.file=" + hosts, "-Djava.io.tmpdir=" + this.mounts.localize("/tmp")));
		}
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().clear();
		environment.forEach((name, value) -> builder.environment().put(name, this.mounts.localize(value)));
		return builder;
	}

	private Map<String, String> environment() throws IOException {
		Map<String, String> environment = new LinkedHashMap<>();
		environment.put("PATH", System.getenv("PATH"));
		environment.put("MANAGEMENT_SERVER_ADDRESS", "0.0.0.0");
		environment.putAll(this.image.environment());
		this.container.path("envFrom").forEach((source) -> {
			environment.putAll(source.has("secretRef") ? this.stored.secret(source.at("/secretRef/name").asString())
					: this.stored.configMap(source.at("/configMapRef/name").asString()));
		});
		this.container.path("env")
			.forEach((variable) -> environment.put(variable.get("name").asString(), variable.has("valueFrom")
					? from(variable.get("valueFrom")) : expanded(variable.path("value").asString(""), environment)));
		return environment;
	}

	private String from(JsonNode source) {
		if (source.has("fieldRef")) {
			return value(this.fields, source.at("/fieldRef/fieldPath").asString());
		}
		return source.has("secretKeyRef")
				? value(this.stored.secret(source.at("/secretKeyRef/name").asString()),
						source.at("/secretKeyRef/key").asString())
				: value(this.stored.configMap(source.at("/configMapKeyRef/name").asString()),
						source.at("/configMapKeyRef/key").asString());
	}

	private static String value(Map<String, String> data, String key) {
		String value = data.get(key);
		if (value == null) {
			throw new IllegalStateException("There is no %s in %s".formatted(key, data.keySet()));
		}
		return value;
	}

	private static String expanded(String text, Map<String, String> environment) {
		String found = text;
		for (Map.Entry<String, String> entry : environment.entrySet()) {
			found = found.replace("$(" + entry.getKey() + ")", entry.getValue());
		}
		return found;
	}

}
