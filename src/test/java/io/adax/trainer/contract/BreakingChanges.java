package io.adax.trainer.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;

/**
 * What would break a client of one document when the service holds to another: what a
 * request may say becomes less, or what an answer may say becomes more. openapi-diff
 * 2.1.7 looks past the types and bounds of OpenAPI 3.1.
 */
final class BreakingChanges {

	/** Each may do what those before it may. */
	private static final List<String> ROLES = List.of("", "viewer", "trainer", "admin");

	private final Contract before;

	private final Contract after;

	private final Set<String> found = new TreeSet<>();

	private final Set<String> seen = new HashSet<>();

	private BreakingChanges(Contract before, Contract after) {
		this.before = before;
		this.after = after;
	}

	/** One line a change. */
	static List<String> between(Contract before, Contract after) {
		BreakingChanges changes = new BreakingChanges(before, after);
		Map<String, Operation> now = after.operations()
			.stream()
			.collect(Collectors.toMap(Operation::toString, (operation) -> operation));
		before.operations().forEach((operation) -> {
			Operation same = now.get(operation.toString());
			if (same == null) {
				changes.found.add(operation + " is gone");
			}
			else {
				changes.compare(operation, same);
			}
		});
		return List.copyOf(changes.found);
	}

	private void compare(Operation old, Operation now) {
		if (!old.id().equals(now.id())) {
			this.found.add(old + " is called " + now.id());
		}
		if (ROLES.indexOf(role(now)) > ROLES.indexOf(role(old))) {
			this.found.add(old + " needs the role " + role(now));
		}
		compareParameters(old, now);
		old.request().ifPresent((media) -> {
			JsonNode same = now.node().path("requestBody").path("content").path(media.type());
			if (same.isMissingNode()) {
				this.found.add(old + " no longer reads " + media.type());
			}
			else {
				new Direction(true).compare(media.schema(), same.path("schema"), old.id() + " body");
			}
		});
		if (now.node().path("requestBody").path("required").asBoolean(false)
				&& !old.node().path("requestBody").path("required").asBoolean(false)) {
			this.found.add(old + " requires a body");
		}
		old.node().get("responses").properties().forEach((response) -> {
			if (response.getKey().startsWith("2")) {
				compareAnswer(old, now, Integer.parseInt(response.getKey()));
			}
		});
	}

	/** Empty where nobody needs one. */
	private static String role(Operation operation) {
		return operation.node().path("x-required-role").asString("");
	}

	private void compareParameters(Operation old, Operation now) {
		Map<String, JsonNode> then = named(old);
		Map<String, JsonNode> today = named(now);
		then.forEach((name, parameter) -> {
			if (!today.containsKey(name)) {
				this.found.add(old + " no longer knows " + name);
			}
			else {
				new Direction(true).compare(parameter.get("schema"), today.get(name).get("schema"),
						old.id() + " " + name);
			}
		});
		today.forEach((name, parameter) -> {
			boolean wasRequired = then.containsKey(name) && then.get(name).path("required").asBoolean(false);
			if (parameter.path("required").asBoolean(false) && !wasRequired) {
				this.found.add(old + " requires " + name);
			}
		});
	}

	private static Map<String, JsonNode> named(Operation operation) {
		return operation.parameters()
			.stream()
			.collect(Collectors.toMap(
					(parameter) -> parameter.get("in").asString() + " " + parameter.get("name").asString(),
					(parameter) -> parameter));
	}

	private void compareAnswer(Operation old, Operation now, int status) {
		JsonNode then = old.response(status).orElseThrow();
		JsonNode today = now.response(status).orElse(null);
		if (today == null) {
			this.found.add(old + " no longer answers " + status);
			return;
		}
		then.path("content").properties().forEach((media) -> {
			JsonNode same = today.path("content").path(media.getKey());
			if (same.isMissingNode()) {
				this.found.add(old + " no longer answers with " + media.getKey());
			}
			else {
				new Direction(false).compare(media.getValue().path("schema"), same.path("schema"),
						old.id() + " " + status);
			}
		});
	}

	private static Set<String> texts(JsonNode list) {
		return list.isString() ? Set.of(list.stringValue())
				: StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).collect(Collectors.toSet());
	}

	/** Schemas of what is asked, or of what is answered. */
	private final class Direction {

		private static final List<String> LEAST = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");

		private static final List<String> MOST = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");

		private final boolean asked;

		Direction(boolean asked) {
			this.asked = asked;
		}

		void compare(JsonNode oldReference, JsonNode newReference, String at) {
			JsonNode old = BreakingChanges.this.before.resolve(oldReference);
			JsonNode now = BreakingChanges.this.after.resolve(newReference);
			String name = oldReference.path("$ref").asString("");
			String place = name.isEmpty() ? at : name.substring(name.lastIndexOf('/') + 1);
			if (!name.isEmpty() && !BreakingChanges.this.seen.add(this.asked + name)) {
				return;
			}
			compareKind(old, now, place);
			compareFields(old, now, place);
			if (this.asked) {
				compareBounds(old, now, place);
			}
			for (String part : List.of("items", "additionalProperties")) {
				if (old.path(part).isObject() && now.path(part).isObject()) {
					compare(old.get(part), now.get(part), place + "[]");
				}
			}
			compareMembers(old.at("/discriminator/mapping"), now.at("/discriminator/mapping"), place);
		}

		/**
		 * Types, formats, enumerations: more in answers, or less in requests, is too
		 * much.
		 */
		private void compareKind(JsonNode old, JsonNode now, String at) {
			for (String key : List.of("type", "enum")) {
				if (!fits(texts(old.path(key)), texts(now.path(key)))) {
					tell(at, key + " was " + old.path(key) + ", is " + now.path(key));
				}
			}
			if (!old.path("format").equals(now.path("format"))) {
				tell(at, "format was " + old.path("format") + ", is " + now.path("format"));
			}
		}

		private boolean fits(Set<String> old, Set<String> now) {
			return this.asked ? now.isEmpty() || (!old.isEmpty() && now.containsAll(old)) || isWider(old, now)
					: old.isEmpty() || (!now.isEmpty() && old.containsAll(now)) || isWider(now, old);
		}

		private static boolean isWider(Set<String> old, Set<String> now) {
			return old.equals(Set.of("integer")) && now.equals(Set.of("number"));
		}

		private void compareFields(JsonNode old, JsonNode now, String at) {
			Set<String> wereRequired = texts(old.path("required"));
			Set<String> areRequired = texts(now.path("required"));
			old.path("properties").properties().forEach((field) -> {
				JsonNode same = now.path("properties").path(field.getKey());
				if (same.isMissingNode()) {
					tell(at, field.getKey() + " is gone");
				}
				else {
					compare(field.getValue(), same, at + "." + field.getKey());
				}
			});
			for (String field : this.asked ? areRequired : wereRequired) {
				if (!(this.asked ? wereRequired : areRequired).contains(field)) {
					tell(at, field + (this.asked ? " is required" : " may be missing"));
				}
			}
		}

		private void compareBounds(JsonNode old, JsonNode now, String at) {
			for (String key : LEAST) {
				if (now.has(key) && (!old.has(key) || now.get(key).asDouble() > old.get(key).asDouble())) {
					tell(at, key + " was " + old.path(key) + ", is " + now.get(key));
				}
			}
			for (String key : MOST) {
				if (now.has(key) && (!old.has(key) || now.get(key).asDouble() < old.get(key).asDouble())) {
					tell(at, key + " was " + old.path(key) + ", is " + now.get(key));
				}
			}
			for (String key : List.of("pattern", "default")) {
				boolean gone = key.equals("pattern") && !now.has(key);
				if (!gone && !old.path(key).equals(now.path(key))) {
					tell(at, key + " was " + old.path(key) + ", is " + now.path(key));
				}
			}
		}

		private void compareMembers(JsonNode old, JsonNode now, String at) {
			List<String> missing = new ArrayList<>();
			(this.asked ? old : now).propertyNames().forEach((member) -> {
				if (!(this.asked ? now : old).has(member)) {
					missing.add(member);
				}
			});
			missing
				.forEach((member) -> tell(at, member + (this.asked ? " is no member any more" : " is a new member")));
			old.properties().forEach((member) -> {
				if (now.has(member.getKey())) {
					compare(reference(member.getValue()), reference(now.get(member.getKey())), at);
				}
			});
		}

		private static JsonNode reference(JsonNode name) {
			return tools.jackson.databind.node.JsonNodeFactory.instance.objectNode().set("$ref", name);
		}

		private void tell(String at, String what) {
			BreakingChanges.this.found.add((this.asked ? "asked: " : "answered: ") + at + ": " + what);
		}

	}

}
