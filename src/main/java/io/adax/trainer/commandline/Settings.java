package io.adax.trainer.commandline;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Fields by their path, such as {@code optimizer.schedule.type=cosine}. */
final class Settings {

	private Settings() {
	}

	/** Sets a field as somebody wrote it: JSON, or a text. */
	static void apply(ObjectNode object, String setting) {
		int equals = setting.indexOf('=');
		if (equals < 1) {
			throw CommandFailure.misuse("\"" + setting + "\" is no setting.",
					"Such as optimizer.schedule.type=cosine.");
		}
		put(object, setting.substring(0, equals), value(setting.substring(equals + 1)));
	}

	static void put(ObjectNode object, String path, JsonNode value) {
		String[] names = path.split("\\.");
		ObjectNode parent = object;
		for (int i = 0; i < names.length - 1; i++) {
			parent = (parent.get(names[i]) instanceof ObjectNode child) ? child : parent.putObject(names[i]);
		}
		parent.set(names[names.length - 1], value);
	}

	/**
	 * A number, a truth, an object, a list or null as JSON has it; everything else is a
	 * text.
	 */
	static JsonNode value(String written) {
		try {
			return Json.MAPPER.readTree(written);
		}
		catch (JacksonException ex) {
			return StringNode.valueOf(written);
		}
	}

}
