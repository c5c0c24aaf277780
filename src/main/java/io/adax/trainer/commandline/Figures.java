package io.adax.trainer.commandline;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalDouble;

import tools.jackson.databind.JsonNode;

/** Numbers, sizes and times for people. */
final class Figures {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
		.withZone(ZoneId.systemDefault());

	private static final String[] UNITS = { "kB", "MB", "GB", "TB" };

	private Figures() {
	}

	/** Four digits that count. */
	static String of(double value) {
		double size = Math.abs(value);
		if (value == Math.rint(value) && size < 1e7) {
			return String.format(Locale.ROOT, "%.0f", value);
		}
		if (size >= 1e-3 && size < 1e7) {
			return String.format(Locale.ROOT, "%." + Math.max(0, 3 - (int) Math.floor(Math.log10(size))) + "f", value);
		}
		return String.format(Locale.ROOT, "%.3e", value);
	}

	static String of(JsonNode node, String pointer) {
		OptionalDouble value = Json.number(node, pointer);
		return value.isPresent() ? of(value.getAsDouble()) : Json.text(node, pointer);
	}

	/** All digits of a setting, as people write it: 0.0001, 1e-12. */
	static String exact(JsonNode value) {
		if (!value.isFloat() && !value.isDouble() && !value.isBigDecimal()) {
			return Json.text(value);
		}
		BigDecimal number = new BigDecimal(value.asString("0")).stripTrailingZeros();
		boolean small = number.signum() != 0 && number.precision() - number.scale() < -4;
		return small ? number.toString().replace('E', 'e') : number.toPlainString();
	}

	/** With a comma for each thousand. */
	static String count(JsonNode node, String pointer) {
		OptionalDouble value = Json.number(node, pointer);
		return value.isPresent() ? String.format(Locale.ROOT, "%,d", (long) value.getAsDouble()) : "";
	}

	static String bytes(JsonNode node, String pointer) {
		OptionalDouble value = Json.number(node, pointer);
		if (value.isEmpty()) {
			return "";
		}
		double size = value.getAsDouble();
		int unit = -1;
		while (size >= 1000 && unit < UNITS.length - 1) {
			size /= 1000;
			unit++;
		}
		return (unit < 0) ? (long) size + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS[unit]);
	}

	static String duration(Duration duration) {
		long seconds = Math.max(0, duration.toSeconds());
		if (seconds < 60) {
			return seconds + " s";
		}
		if (seconds < 3600) {
			return seconds / 60 + " min " + seconds % 60 + " s";
		}
		return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
	}

	/** Local time of an instant of the service. */
	static String time(JsonNode node, String pointer) {
		String text = Json.text(node, pointer);
		try {
			return text.isEmpty() ? "" : TIME.format(Instant.parse(text));
		}
		catch (DateTimeParseException ex) {
			return text;
		}
	}

	/** Time between two instants of the service; empty without both. */
	static String between(JsonNode node, String from, String to) {
		try {
			return duration(Duration.between(Instant.parse(Json.text(node, from)), Instant.parse(Json.text(node, to))));
		}
		catch (DateTimeParseException ex) {
			return "";
		}
	}

}
