package io.adax.trainer.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What was done and seen, and when; and the times that somebody may want to know. */
final class Transcript implements AutoCloseable {

	private final Instant began = Instant.now();

	private final Map<String, String> figures = new TreeMap<>();

	private final PrintStream out;

	Transcript(Path file) throws IOException {
		this.out = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
	}

	synchronized void tell(String text, Object... arguments) {
		this.out.printf("%7.1f s  %s%n", seconds(this.began), text.formatted(arguments));
	}

	/** Tells how long something took that began then. */
	synchronized void figure(String name, Instant since) {
		String took = "%.1f s".formatted(seconds(since));
		this.figures.put(name, took);
		tell("%s: %s", name, took);
	}

	synchronized void figure(String name, String value) {
		this.figures.put(name, value);
		tell("%s: %s", name, value);
	}

	private static double seconds(Instant since) {
		return Duration.between(since, Instant.now()).toMillis() / 1000.0;
	}

	@Override
	public synchronized void close() {
		this.out.println();
		this.figures.forEach((name, value) -> this.out.printf("%-70s %s%n", name, value));
		this.out.close();
	}

}
