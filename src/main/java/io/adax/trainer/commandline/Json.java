package io.adax.trainer.commandline;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as trees: what a newer service adds is passed on, and a tree starts faster than a
 * class for each schema.
 */
final class Json {

	static final JsonMapper MAPPER = new JsonMapper();

	private Json() {
	}

	/** The tree of an answer of the service. */
	static JsonNode answer(String text) {
		try {
			return MAPPER.readTree(text);
		}
		catch (JacksonException ex) {
			throw new CommandFailure(ExitStatus.SERVICE_FAILED, "the answer is no JSON: " + ex.getOriginalMessage(),
					"Is this address an AdaX Trainer?");
		}
	}

	/** The tree of what somebody wrote. */
	static ObjectNode object(String text, String source) {
		try {
			if (MAPPER.readTree(text) instanceof ObjectNode object) {
				return object;
			}
			throw CommandFailure.misuse(source + " is no JSON object.");
		}
		catch (JacksonException ex) {
			throw CommandFailure.misuse(source + " is no JSON: " + ex.getOriginalMessage()
					+ ((ex.getLocation() != null) ? " (line " + ex.getLocation().getLineNr() + ")" : ""));
		}
	}

	/** A value for people; empty if there is none. */
	static String text(JsonNode node, String pointer) {
		return text(node.at(pointer));
	}

	static String text(JsonNode value) {
		if (value.isMissingNode() || value.isNull()) {
			return "";
		}
		if (value.isArray()) {
			return String.join(", ", items(value).map(Json::text).toList());
		}
		return value.isValueNode() ? value.asString("") : value.toString();
	}

	static OptionalDouble number(JsonNode node, String pointer) {
		JsonNode value = node.at(pointer);
		return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
	}

	static Stream<JsonNode> items(JsonNode array) {
		Iterator<JsonNode> items = array.iterator();
		return StreamSupport.stream(((Iterable<JsonNode>) () -> items).spliterator(), false);
	}

	static List<JsonNode> list(JsonNode node, String pointer) {
		return items(node.at(pointer)).toList();
	}

}
