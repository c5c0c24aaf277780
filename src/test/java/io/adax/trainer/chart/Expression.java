package io.adax.trainer.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An expression of PromQL, read as far as is needed to know what it asks for.
 *
 * @param text as it is written
 */
public record Expression(String text) {

	private static final Pattern GROUPING = Pattern
		.compile("\\b(?:by|on|without|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");

	private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");

	private static final Pattern SERIES = Pattern.compile("(?<![\\w$])([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\{[^}]*}|\\()?");

	private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

	private static final Pattern VALUES_OF = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

	private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "sum", "max", "min", "avg",
			"count");

	/**
	 * Series of one name.
	 *
	 * @param metric its name
	 * @param matchers what is asked of its labels
	 */
	record Selector(String metric, List<LabelMatcher> matchers) {
	}

	/**
	 * What is asked of a label.
	 *
	 * @param operator one of four
	 */
	record LabelMatcher(String label, String operator, String value) {

		boolean isExact() {
			return this.operator.equals("=");
		}

	}

	List<Selector> selectors() {
		Matcher values = VALUES_OF.matcher(this.text);
		String rest = RANGE.matcher(GROUPING.matcher(values.matches() ? values.group(1) : this.text).replaceAll(" "))
			.replaceAll(" ");
		return SERIES.matcher(rest)
			.results()
			.filter((found) -> !"(".equals(found.group(2)) && !WORDS.contains(found.group(1)))
			.map(Expression::selector)
			.toList();
	}

	private static Selector selector(MatchResult found) {
		List<LabelMatcher> matchers = new ArrayList<>();
		if (found.group(2) != null) {
			MATCHER.matcher(found.group(2))
				.results()
				.map((matcher) -> new LabelMatcher(matcher.group(1), matcher.group(2), matcher.group(3)))
				.forEach(matchers::add);
		}
		return new Selector(found.group(1), matchers);
	}

	/** The labels by which it puts series together. */
	Set<String> grouping() {
		return GROUPING.matcher(this.text)
			.results()
			.flatMap((clause) -> Pattern.compile("\\w+").matcher(clause.group(1)).results())
			.map(MatchResult::group)
			.filter((label) -> !label.equals("le"))
			.collect(Collectors.toSet());
	}

	@Override
	public String toString() {
		return this.text.strip().replaceAll("\\s+", " ");
	}

}
