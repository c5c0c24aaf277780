package io.adax.trainer.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One rendered document.
 *
 * @param json its content
 */
public record Manifest(JsonNode json) {

	private static final JsonMapper MAPPER = new JsonMapper();

	static List<Manifest> all(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		List<Manifest> manifests = new ArrayList<>();
		for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
			if (document instanceof Map<?, ?> content) {
				manifests.add(new Manifest(MAPPER.valueToTree(content)));
			}
		}
		return manifests;
	}

	static Optional<Manifest> find(List<Manifest> manifests, String kind) {
		return manifests.stream().filter((manifest) -> manifest.kind().equals(kind)).findFirst();
	}

	static Manifest named(List<Manifest> manifests, String kind, String name) {
		return manifests.stream()
			.filter((manifest) -> manifest.kind().equals(kind) && manifest.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("There is no %s %s".formatted(kind, name)));
	}

	static Manifest only(List<Manifest> manifests, String kind) {
		return find(manifests, kind).orElseThrow(() -> new AssertionError("There is no " + kind));
	}

	/** Such as Deployment. */
	public String kind() {
		return this.json.path("kind").asString();
	}

	String name() {
		return at("/metadata/name").asString();
	}

	/** By JSON Pointer. */
	public JsonNode at(String pointer) {
		return this.json.at(pointer);
	}

	/** Those of the pods that this makes, or of itself. */
	JsonNode podLabels() {
		return kind().equals("Deployment") ? at("/spec/template/metadata/labels") : at("/metadata/labels");
	}

	/** What a pod is made by, if this makes any. */
	Optional<JsonNode> pod() {
		return switch (kind()) {
			case "Deployment" -> Optional.of(at("/spec/template/spec"));
			case "Pod" -> Optional.of(at("/spec"));
			default -> Optional.empty();
		};
	}

	@Override
	public String toString() {
		return "%s %s".formatted(kind(), name());
	}

}
