package io.adax.trainer.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines of {@code values.yaml} with their comments.
 *
 * @param values in the order of the file
 */
record DocumentedValues(List<Value> values) {

	private static final Pattern LINE = Pattern.compile("( *)(\\w+):(?: (.+))?");

	private static final int INDENT = 2;

	static DocumentedValues in(Path file) throws IOException {
		Deque<String> path = new ArrayDeque<>();
		List<Value> values = new ArrayList<>();
		String comment = "";
		for (String line : Files.readAllLines(file)) {
			Matcher value = LINE.matcher(line);
			if (value.matches()) {
				while (path.size() > value.group(1).length() / INDENT) {
					path.removeLast();
				}
				path.addLast(value.group(2));
				values.add(new Value(String.join(".", path), value.group(3), comment));
			}
			comment = line.strip().startsWith("# ") ? line.strip().substring(2) : "";
		}
		return new DocumentedValues(values);
	}

	/** For the chart's README. */
	String table() {
		return this.values.stream()
			.filter((value) -> !value.comment().isEmpty())
			.map((value) -> "| `%s` | %s | %s |\n".formatted(value.name(),
					(value.text() != null) ? "`" + value.text() + "`" : "", value.comment()))
			.collect(Collectors.joining("", "| value | default | |\n|---|---|---|\n", ""));
	}

	/**
	 * A line.
	 *
	 * @param name with those of its parents
	 * @param text the default as it is written; null of a parent
	 * @param comment the line above it
	 */
	record Value(String name, String text, String comment) {
	}

}
