package io.adax.trainer.web;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON merge patch (RFC 7396): an object whose fields replace those of a document; a
 * null removes one. An object that is given another type than the one there replaces it
 * as a whole: fields of one type mean nothing, or something else, in another.
 */
public record MergePatch(JsonNode patch) {

	private static final String TYPE = "type";

	/** The document with the patch applied; the document itself stays as it is. */
	public JsonNode applyTo(JsonNode document) {
		return merged(document, this.patch);
	}

	/** An object with one of its fields, if it has that. */
	public JsonNode only(String field) {
		ObjectNode only = JsonNodeFactory.instance.objectNode();
		return this.patch.has(field) ? only.set(field, this.patch.get(field)) : only;
	}

	private static JsonNode merged(JsonNode target, JsonNode patch) {
		if (!patch.isObject()) {
			return patch;
		}
		ObjectNode merged = target.isObject() && !retyped(target, patch) ? (ObjectNode) target.deepCopy()
				: JsonNodeFactory.instance.objectNode();
		patch.properties().forEach((field) -> {
			if (field.getValue().isNull()) {
				merged.remove(field.getKey());
			}
			else {
				merged.set(field.getKey(), merged(merged.path(field.getKey()), field.getValue()));
			}
		});
		return merged;
	}

	private static boolean retyped(JsonNode target, JsonNode patch) {
		return target.path(TYPE).isString() && patch.path(TYPE).isString()
				&& !target.path(TYPE).equals(patch.path(TYPE));
	}

}
