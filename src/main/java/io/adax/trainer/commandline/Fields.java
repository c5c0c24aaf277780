package io.adax.trainer.commandline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and values below each other; what has no value is left out. */
final class Fields {

	private final Map<String, String> values = new LinkedHashMap<>();

	Fields add(String name, String value) {
		if (!value.isBlank()) {
			this.values.put(name, value);
		}
		return this;
	}

	List<String> lines() {
		int width = this.values.keySet().stream().mapToInt(String::length).max().orElse(0);
		return this.values.entrySet()
			.stream()
			.map((field) -> field.getKey() + " ".repeat(width - field.getKey().length()) + "  " + field.getValue())
			.toList();
	}

}
