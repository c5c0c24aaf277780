package io.adax.trainer.web;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON into a tree. Jackson's own reader of trees ends at the first duplicate name;
 * this one names them all.
 */
final class JsonTree {

	private static final int DEEPEST = 64;

	/** What Jackson tells a programmer of Jackson. */
	private static final String JACKSON_TALK = "(?s)\\s*\\(start marker at .*|\\s+at \\[Source.*|: enable `.*";

	private static final JsonMapper MAPPER = new JsonMapper(factory());

	private final Faults faults;

	private JsonTree(Faults faults) {
		this.faults = faults;
	}

	/** The tree of a body that holds one JSON value and nothing else. */
	static JsonNode parse(byte[] body, Faults faults) {
		try (JsonParser parser = MAPPER.createParser(body)) {
			if (parser.nextToken() == null) {
				throw ProblemType.MALFORMED_JSON.because("The body is empty; JSON is expected.");
			}
			JsonNode tree = new JsonTree(faults).value(parser, Pointer.ROOT);
			if (parser.nextToken() != null) {
				throw malformed("More follows after the end of the JSON value", parser);
			}
			return tree;
		}
		catch (StreamConstraintsException ex) {
			throw ProblemType.MALFORMED_JSON
				.because("The body is nested deeper than %d levels, or has a name or a number that is too long."
					.formatted(DEEPEST));
		}
		catch (JacksonException ex) {
			throw malformed(ex);
		}
	}

	private static JsonFactory factory() {
		return ((JsonFactoryBuilder) JsonFactory.builder())
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
			.build();
	}

	private JsonNode value(JsonParser parser, Pointer at) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		JsonToken token = parser.currentToken();
		return switch (token) {
			case START_OBJECT -> object(parser, at);
			case START_ARRAY -> array(parser, at);
			case VALUE_STRING -> nodes.stringNode(parser.getString());
			case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
			case VALUE_NUMBER_FLOAT -> decimal(parser, at);
			case VALUE_TRUE -> nodes.booleanNode(true);
			case VALUE_FALSE -> nodes.booleanNode(false);
			case VALUE_NULL -> nodes.nullNode();
			default -> throw malformed("Unexpected " + token, parser);
		};
	}

	private JsonNode decimal(JsonParser parser, Pointer at) {
		try {
			return JsonNodeFactory.instance.numberNode(parser.getDecimalValue());
		}
		catch (NumberFormatException ex) {
			this.faults.addLost(at, Complaint.of(Rule.RANGE, "is a number with an exponent that is too large"));
			return JsonNodeFactory.instance.nullNode();
		}
	}

	private ObjectNode object(JsonParser parser, Pointer at) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			JsonNode value = value(parser, at.child(name));
			if (object.has(name)) {
				this.faults.add(at.child(name), Complaint.duplicate());
			}
			object.set(name, value);
		}
		return object;
	}

	private ArrayNode array(JsonParser parser, Pointer at) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			array.add(value(parser, at.child(array.size())));
		}
		return array;
	}

	private static ProblemException malformed(String what, JsonParser parser) {
		return ProblemType.MALFORMED_JSON.because("%s at line %d, column %d.".formatted(what,
				parser.currentTokenLocation().getLineNr(), parser.currentTokenLocation().getColumnNr()));
	}

	private static ProblemException malformed(JacksonException ex) {
		String what = ex.getOriginalMessage().replaceAll(JACKSON_TALK, "");
		if (ex.getLocation() == null || ex.getLocation().getLineNr() < 1) {
			return ProblemType.MALFORMED_JSON.because("The body is not well-formed JSON in UTF-8.");
		}
		return ProblemType.MALFORMED_JSON.because("%s at line %d, column %d.".formatted(what,
				ex.getLocation().getLineNr(), ex.getLocation().getColumnNr()));
	}

}
