package io.adax.trainer.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series that a service shows to Prometheus. */
public final class Scrape {

	/** What Prometheus itself adds, and what the operator tells of a pod. */
	private static final Set<String> ADDED = Set.of("job", "instance", "namespace", "release", "component");

	private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+");

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	private final Map<String, List<Map<String, String>>> series = new LinkedHashMap<>();

	/** Reads what the service answers. */
	public Scrape(String text) {
		// as Prometheus makes it for each target
		this.series.put("up", List.of(Map.of()));
		text.lines().filter((line) -> !line.startsWith("#")).forEach((line) -> {
			Matcher parts = LINE.matcher(line);
			if (parts.matches()) {
				this.series.computeIfAbsent(parts.group(1), (name) -> new ArrayList<>()).add(labels(parts.group(2)));
			}
		});
	}

	private static Map<String, String> labels(String text) {
		Map<String, String> labels = new LinkedHashMap<>();
		if (text != null) {
			LABEL.matcher(text).results().forEach((label) -> labels.put(label.group(1), label.group(2)));
		}
		return labels;
	}

	/** What the expression asks for, and is not there: nothing if all is. */
	public List<String> missing(Expression expression) {
		List<String> missing = new ArrayList<>();
		for (Expression.Selector selector : expression.selectors()) {
			if (this.series.getOrDefault(selector.metric(), List.of())
				.stream()
				.noneMatch((labels) -> has(labels, selector))) {
				missing.add(selector.toString());
			}
		}
		for (String label : expression.grouping()) {
			if (!ADDED.contains(label) && expression.selectors()
				.stream()
				.flatMap((selector) -> this.series.getOrDefault(selector.metric(), List.of()).stream())
				.noneMatch((labels) -> labels.containsKey(label))) {
				missing.add("label " + label + " in " + expression);
			}
		}
		return missing;
	}

	/** Values that are asked for by a pattern need not be there yet, such as errors. */
	private static boolean has(Map<String, String> labels, Expression.Selector selector) {
		return selector.matchers()
			.stream()
			.filter((matcher) -> !ADDED.contains(matcher.label()))
			.allMatch((matcher) -> matcher.isExact() ? matcher.value().equals(labels.get(matcher.label()))
					: labels.containsKey(matcher.label()));
	}

}
