package io.adax.trainer.runs;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

import io.adax.trainer.web.Printable;
import io.swagger.v3.oas.annotations.media.Schema;

/** One line of a run's log. */
@Schema(name = "LogLine", description = "One line of a run's log.")
record LogLine(@Schema(description = "When it was written.", example = "2026-11-23T10:15:31.250Z") Instant time,
		@Schema(description = "Number of the attempt.", example = "1") int attempt, LogSource source,
		@Schema(description = "What it says; control characters are replaced.",
				example = "epoch 3, iteration 24: train.epochLoss=0.51") String text) {

	private static final int LONGEST = 8192;

	private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

	/** Sequences that move a terminal's cursor or colour its text. */
	private static final Pattern TERMINAL = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

	/** What could break a line, or make it look like another. */
	private static final Pattern CONTROL = Pattern
		.compile("[\\p{Cc}&&[^\\t]]|[\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

	LogLine {
		String plain = CONTROL.matcher(TERMINAL.matcher(text).replaceAll("")).replaceAll("\ufffd");
		text = Printable.shortened(plain, LONGEST);
	}

	/** The line as it stands in the file. */
	static LogLine parse(String line) {
		String[] parts = line.split(" ", 4);
		return new LogLine(Instant.parse(parts[0]), Integer.parseInt(parts[1]),
				LogSource.valueOf(parts[2].toUpperCase(Locale.ROOT)), parts[3]);
	}

	@Override
	public String toString() {
		return "%s %d %s %s".formatted(TIME.format(this.time), this.attempt,
				this.source.name().toLowerCase(Locale.ROOT), this.text);
	}

}
