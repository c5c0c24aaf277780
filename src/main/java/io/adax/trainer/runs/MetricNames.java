package io.adax.trainer.runs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.adax.trainer.training.Metrics;
import io.adax.trainer.web.Names;
import io.adax.trainer.web.Suggestion;

/** The metrics that a run may measure, of any of its layers. */
final class MetricNames implements Names {

	private static final String POSITION = "(0|[1-9][0-9]{0,8})";

	private static final String FORM = Metrics.names()
		.stream()
		.map((name) -> name.replace(".", "\\.").replace(Metrics.LAYER, POSITION))
		.collect(Collectors.joining("|"));

	private static final Pattern NAME = Pattern.compile(FORM);

	private static final Pattern DIGITS = Pattern.compile("[0-9]+");

	/** Each can be sent as it is told, so of layers the first one stands for all. */
	@Override
	public List<String> all() {
		return Metrics.names()
			.stream()
			.map((name) -> name.contains(Metrics.LAYER) ? of(name, "0") + " (of any layer)" : name)
			.toList();
	}

	@Override
	public boolean has(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * Those of the layer whose position is given, else of the first one; of the group
	 * that is given only those whose last part is near.
	 */
	@Override
	public Collection<String> like(String given) {
		Matcher digits = DIGITS.matcher(given);
		String layer = digits.find() ? digits.group().replaceFirst("^0+(?=.)", "") : "0";
		return Metrics.names()
			.stream()
			.map((name) -> of(name, layer))
			.filter((name) -> has(name) && (!group(name).equals(group(given)) || isNear(last(given), last(name))))
			.toList();
	}

	private static String of(String name, String layer) {
		return name.replace(Metrics.LAYER, layer);
	}

	private static String group(String name) {
		return name.substring(0, name.lastIndexOf('.') + 1);
	}

	private static String last(String name) {
		return name.substring(name.lastIndexOf('.') + 1);
	}

	private static boolean isNear(String given, String name) {
		return Suggestion.nearest(given, List.of(name)).isPresent();
	}

	@Override
	public Optional<String> form() {
		return Optional.of(FORM);
	}

}
