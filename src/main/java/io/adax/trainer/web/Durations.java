package io.adax.trainer.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

import org.springframework.format.annotation.DurationFormat.Style;
import org.springframework.format.annotation.DurationFormat.Unit;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/**
 * The two forms of a duration, for whoever takes the one for the other: PT30S in a body,
 * as JSON has it elsewhere, and 30s in an address.
 */
final class Durations {

	private Durations() {
	}

	/** PT1H30M, of 90m or 1h30m. */
	static Optional<String> inIso(String given) {
		// a number alone may be seconds or anything else
		return given.matches("\\d+|P.*") ? Optional.empty() : read(given).map(Duration::toString);
	}

	/** 90s, of PT1M30S. */
	static Optional<String> inShort(String given) {
		return given.startsWith("P") ? read(given).map(Durations::print) : Optional.empty();
	}

	private static String print(Duration duration) {
		boolean whole = duration.getNano() == 0;
		return DurationFormatterUtils.print(duration, Style.SIMPLE, whole ? Unit.SECONDS : Unit.MILLIS);
	}

	private static Optional<Duration> read(String given) {
		try {
			return Optional.of(DurationFormatterUtils.detectAndParse(given));
		}
		catch (IllegalArgumentException | DateTimeException | ArithmeticException ex) {
			return Optional.empty();
		}
	}

}
