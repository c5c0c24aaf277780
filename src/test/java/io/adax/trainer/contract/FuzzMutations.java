package io.adax.trainer.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Spoils what was valid: one value of a tree, or some bytes of a text. */
final class FuzzMutations {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private static final JsonMapper MAPPER = new JsonMapper();

	/** Texts that did harm somewhere. */
	static final List<String> TEXTS = List.of("", " ", "\u0000", "a\u0000b", "\u007f", "\r\nX-Evil: 1", "\ufeff",
			"\u202egnirts", "../../../etc/passwd", "..%2f..%2f", "'; DROP TABLE job; --", "\" OR \"\"=\"", "%", "%zz",
			"%00", "${jndi:ldap://127.0.0.1:9/x}", "#{7*7}", "<script>alert(1)</script>", "null", "NaN", "Infinity",
			"-0", "1e400", "0x10", "9223372036854775808", "-9223372036854775809", "2147483648", "1,5", "1_000",
			"PT99999999999H", "P-1D", "2026-02-30T00:00:00Z", "+999999999-12-31T23:59:59Z",
			"-999999999-01-01T00:00:00Z", "file:///etc/passwd", "http://127.0.0.1:9", "http://[", "javascript:1",
			"x".repeat(256), "y".repeat(70_000), "é".repeat(300), "😀", "MTowMTkzNTk4Yw", "!!!", "AAAA",
			"019aa3f0-4b2a-7f00-9a55-0242ac120002");

	private static final List<String> BROKEN = List.of("", "{", "[", "}", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "nul",
			"\"", "{} {}", "{}x", "/* */{}", "\u0000{}", "[".repeat(100_000), "{\"a\":".repeat(20_000), "1e999999999",
			"{\"priority\":1e999999999}", "{\"training\":{\"seed\":1e999999999}}", "{\"name\":\"\\ud800\"}",
			"{\"dataset\":{\"id\":\"iris\",\"id\":\"iris\"}}", "{\"name\":\"\\u0000\"}", "-", "00", "NaN", "\ufeff{}");

	private final Random random;

	private final FuzzValues values;

	FuzzMutations(Random random, FuzzValues values) {
		this.random = random;
		this.values = values;
	}

	/** The same tree with one value or field that is another. */
	JsonNode spoilt(JsonNode valid) {
		JsonNode tree = valid.deepCopy();
		List<JsonNode> containers = new ArrayList<>();
		collect(tree, containers);
		if (containers.isEmpty() || this.random.nextInt(30) == 0) {
			return junk();
		}
		JsonNode container = this.values.any(containers);
		if (container instanceof ObjectNode object) {
			spoil(object);
		}
		else if (container instanceof ArrayNode array) {
			spoil(array);
		}
		return tree;
	}

	private static void collect(JsonNode node, List<JsonNode> containers) {
		if (node.isContainer()) {
			containers.add(node);
			node.forEach((child) -> collect(child, containers));
		}
	}

	private void spoil(ObjectNode object) {
		List<String> names = new ArrayList<>(object.propertyNames());
		int way = names.isEmpty() ? 0 : this.random.nextInt(6);
		switch (way) {
			case 0 -> object
				.set(this.values.any(List.of("", "nam", "__proto__", "type", "ID", "x".repeat(300), "a/b~c")), junk());
			case 1 -> object.remove(this.values.any(names));
			case 2 -> object.set(this.values.any(names), nudged(object.get(this.values.any(names))));
			default -> object.set(this.values.any(names), junk());
		}
	}

	private void spoil(ArrayNode array) {
		switch (this.random.nextInt(4)) {
			case 0 -> array.removeAll();
			case 1 -> {
				for (int i = 0; i < 300 && !array.isEmpty(); i++) {
					array.add(array.get(0));
				}
			}
			case 2 -> array.add(JSON.nullNode());
			default -> array.insert(this.random.nextInt(array.size() + 1), junk());
		}
	}

	/** A little beside what it was. */
	private JsonNode nudged(JsonNode value) {
		if (value.isIntegralNumber() && value.canConvertToLong()) {
			return JSON.numberNode(value.asLong() + this.values.any(List.of(-1L, 1L, Long.MAX_VALUE)));
		}
		if (value.isNumber()) {
			return JSON.numberNode(value.asDouble() * this.values.any(List.of(-1.0, 1e9, 1e-9, 1e300)));
		}
		return value.isString() ? JSON.stringNode(value.asString() + this.values.any(TEXTS)) : junk();
	}

	private JsonNode junk() {
		return switch (this.random.nextInt(8)) {
			case 0 -> JSON.nullNode();
			case 1 -> JSON.booleanNode(this.random.nextBoolean());
			case 2 -> JSON.numberNode(this.values.any(List.of(0L, -1L, 1L, Long.MIN_VALUE, 4_294_967_296L)));
			case 3 -> JSON.numberNode(this.values.any(FuzzValues.monsters()));
			case 4 -> MAPPER.readTree(this.values.any(List.of("[]", "{}", "[[]]", "{\"type\":\"adax\"}", "[null]")));
			default -> JSON.stringNode(this.values.any(TEXTS));
		};
	}

	/** Bytes that are hardly JSON, or no longer. */
	byte[] broken(String valid) {
		byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
		if (bytes.length == 0 || this.random.nextBoolean()) {
			return this.values.any(BROKEN).getBytes(StandardCharsets.UTF_8);
		}
		switch (this.random.nextInt(3)) {
			case 0 -> {
				return java.util.Arrays.copyOf(bytes, this.random.nextInt(bytes.length));
			}
			case 1 -> {
				for (int i = 0; i < 3; i++) {
					bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt();
				}
			}
			default -> {
				byte[] twice = java.util.Arrays.copyOf(bytes, 2 * bytes.length);
				System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
				return twice;
			}
		}
		return bytes;
	}

}
