package io.adax.trainer.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that fit a schema, as far as a schema tells. */
final class FuzzValues {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private static final int DEEP = 6;

	private static final List<String> TEXTS = List.of("a", "iris", "species", "sepalLength", "train.loss", "demo",
			"naïve Ünicode 名", "🙂", "x".repeat(199), "0", "true", "-1", " ");

	private final Contract contract;

	private final Random random;

	private final FuzzTexts texts = new FuzzTexts();

	FuzzValues(Contract contract, Random random) {
		this.contract = contract;
		this.random = random;
	}

	JsonNode of(JsonNode schema) {
		return value(schema, 0);
	}

	private JsonNode value(JsonNode reference, int depth) {
		JsonNode schema = this.contract.resolve(reference);
		if (schema.has("oneOf")) {
			return value(any(schema.get("oneOf")), depth);
		}
		if (schema.has("enum")) {
			return any(schema.get("enum"));
		}
		if (schema.has("example") && (depth > DEEP || this.random.nextInt(3) == 0)) {
			return schema.get("example");
		}
		return ofType(schema, depth);
	}

	private JsonNode ofType(JsonNode schema, int depth) {
		JsonNode types = schema.path("type");
		return switch ((types.isArray() ? any(types) : types).asString("string")) {
			case "object" -> object(schema, depth);
			case "array" -> array(schema, depth);
			case "integer" -> JSON.numberNode((long) number(schema));
			case "number" -> JSON.numberNode(number(schema));
			case "boolean" -> JSON.booleanNode(this.random.nextBoolean());
			case "null" -> JSON.nullNode();
			default -> JSON.stringNode(text(schema));
		};
	}

	private JsonNode object(JsonNode schema, int depth) {
		ObjectNode object = JSON.objectNode();
		Set<String> required = new TreeSet<>();
		schema.path("required").forEach((name) -> required.add(name.stringValue()));
		schema.path("properties").properties().forEach((property) -> {
			if (required.contains(property.getKey()) || this.random.nextInt(depth + 3) == 0) {
				object.set(property.getKey(),
						constant(property).orElseGet(() -> value(property.getValue(), depth + 1)));
			}
		});
		if (schema.path("additionalProperties").isObject()) {
			for (int i = this.random.nextInt(4); i > 0; i--) {
				object.set(any(TEXTS), value(schema.get("additionalProperties"), depth + 1));
			}
		}
		return object;
	}

	/** The discriminator of a member of a union. */
	private static java.util.Optional<JsonNode> constant(java.util.Map.Entry<String, JsonNode> property) {
		String pattern = property.getValue().path("pattern").asString("");
		return pattern.matches("\\^[a-zA-Z]+\\$") ? java.util.Optional.of(property.getValue().get("example"))
				: java.util.Optional.empty();
	}

	private JsonNode array(JsonNode schema, int depth) {
		ArrayNode array = JSON.arrayNode();
		int least = schema.path("minItems").asInt(0);
		int most = Math.min(schema.path("maxItems").asInt(4), least + 3);
		for (int i = least + this.random.nextInt(most - least + 1); i > 0; i--) {
			array.add(value(schema.get("items"), depth + 1));
		}
		return array;
	}

	/** Near the bounds more often than not, where they are near each other. */
	private double number(JsonNode schema) {
		boolean whole = "integer".equals(schema.path("type").asString(""));
		double step = whole ? 1 : 1e-9;
		double least = schema.has("exclusiveMinimum") ? schema.get("exclusiveMinimum").asDouble() + step
				: schema.path("minimum").asDouble(-1000);
		double most = schema.has("exclusiveMaximum") ? schema.get("exclusiveMaximum").asDouble() - step
				: schema.path("maximum").asDouble(Math.max(least, 0) + 1000);
		return switch (this.random.nextInt(5)) {
			case 0 -> least;
			case 1 -> most;
			case 2 -> least + this.random.nextInt(5) * (whole ? 1 : 0.01);
			default -> least + Math.floor(this.random.nextDouble() * Math.min(most - least, 50));
		};
	}

	private String text(JsonNode schema) {
		List<String> fitting = schema.has("pattern") ? this.texts.fitting(schema.get("pattern").asString()) : List.of();
		if (schema.has("pattern") && schema.has("example") && (fitting.isEmpty() || this.random.nextInt(3) == 0)) {
			return schema.get("example").asString();
		}
		if (!fitting.isEmpty()) {
			return any(fitting);
		}
		return switch (schema.path("format").asString("")) {
			case "date-time" -> any(List.of("2026-11-23T10:15:30Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
					"2026-11-23T10:15:30+14:00"));
			case "duration" -> any(FuzzTexts.DURATIONS);
			// nobody else is ever told anything
			case "uri" -> any(List.of("http://127.0.0.1:9/hook", "http://hook.invalid/", "http://[::1]:9/"));
			default -> any(TEXTS);
		};
	}

	private JsonNode any(JsonNode list) {
		return any(new ArrayList<>(StreamSupport.stream(list.spliterator(), false).toList()));
	}

	<T> T any(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	/** Numbers that no field has room for, as text. */
	static List<BigDecimal> monsters() {
		return List.of(new BigDecimal("1e400"), new BigDecimal("1e-400"), new BigDecimal("-1e99999"),
				new BigDecimal("9223372036854775808"), new BigDecimal("2147483648"), new BigDecimal("-2147483649"));
	}

}
