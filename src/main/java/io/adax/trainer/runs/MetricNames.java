package io.adax.trainer.runs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.adax.trainer.training.Metrics;
import io.adax.trainer.web.Names;

/** The metrics that a run may measure, of any of its layers. */
final class MetricNames implements Names {

	private static final String POSITION = "(0|[1-9][0-9]{0,8})";

	private static final String FORM = Metrics.names()
		.stream()
		.map((name) -> name.replace(".", "\\.").replace(Metrics.LAYER, POSITION))
		.collect(Collectors.joining("|"));

	private static final Pattern NAME = Pattern.compile(FORM);

	private static final Pattern NUMBER = Pattern.compile(POSITION);

	@Override
	public List<String> all() {
		return Metrics.names();
	}

	@Override
	public boolean has(String name) {
		return NAME.matcher(name).matches();
	}

	/** Those of the layer whose position is given. */
	@Override
	public Collection<String> like(String given) {
		Matcher number = NUMBER.matcher(given);
		return number.find() ? all().stream().map((name) -> name.replace(Metrics.LAYER, number.group())).toList()
				: all();
	}

	@Override
	public Optional<String> form() {
		return Optional.of(FORM);
	}

}
