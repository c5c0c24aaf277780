package io.adax.trainer.drill;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.JsonNode;

/** What pods find in their cluster: config maps, secrets and claims. */
final class Stored {

	private final Map<String, Map<String, String>> objects = new ConcurrentHashMap<>();

	private final Path claims;

	Stored(Path claims) {
		this.claims = claims;
	}

	void secret(String name, Map<String, String> data) {
		this.objects.put("Secret/" + name, data);
	}

	void configMap(JsonNode manifest) {
		Map<String, String> data = new ConcurrentHashMap<>();
		manifest.path("data")
			.propertyStream()
			.forEach((entry) -> data.put(entry.getKey(), entry.getValue().asString()));
		this.objects.put("ConfigMap/" + manifest.at("/metadata/name").asString(), data);
	}

	Map<String, String> secret(String name) {
		return find("Secret/" + name);
	}

	Map<String, String> configMap(String name) {
		return find("ConfigMap/" + name);
	}

	private Map<String, String> find(String name) {
		Map<String, String> data = this.objects.get(name);
		if (data == null) {
			throw new IllegalStateException("The manifests name %s, which nobody made".formatted(name));
		}
		return data;
	}

	/** Pods that name the same claim share its directory. */
	Path claim(String name) {
		return this.claims.resolve(name);
	}

}
