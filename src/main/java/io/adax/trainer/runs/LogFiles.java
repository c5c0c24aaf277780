package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The log of one attempt: numbered pieces, of which the first two and the last two stay.
 * Every write goes to the system at once, so that it outlives this process.
 */
final class LogFiles {

	private static final int HEAD = 2;

	private static final int TAIL = 2;

	private final Path directory;

	private final int attempt;

	private final long maxPiece;

	LogFiles(Path directory, int attempt, long maxSize) {
		this.directory = directory;
		this.attempt = attempt;
		this.maxPiece = maxSize / (HEAD + TAIL);
	}

	/** One piece. */
	record Piece(int number, Path file) {
	}

	/** The pieces that there are, in order. */
	List<Piece> pieces() throws IOException {
		if (!Files.isDirectory(this.directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.filter((file) -> name(file).matches(this.attempt + "\\.\\d+\\.log"))
				.map((file) -> new Piece(Integer.parseInt(name(file).split("\\.")[1]), file))
				.sorted(Comparator.comparingInt(Piece::number))
				.toList();
		}
	}

	void append(byte[] lines) throws IOException {
		Files.createDirectories(this.directory);
		List<Piece> pieces = pieces();
		int number = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).number();
		if (!pieces.isEmpty() && Files.size(file(number)) + lines.length > this.maxPiece) {
			number++;
			if (number - TAIL >= HEAD) {
				Files.deleteIfExists(file(number - TAIL));
			}
		}
		Files.write(file(number), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	Path file(int number) {
		return this.directory.resolve(String.format(Locale.ROOT, "%d.%d.log", this.attempt, number));
	}

	private static String name(Path file) {
		return file.getFileName().toString();
	}

	/** The attempts that have a log in a directory, in order. */
	static List<Integer> attempts(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(directory)) {
			return files.map(LogFiles::name)
				.filter((name) -> name.matches("\\d+\\.\\d+\\.log"))
				.map((name) -> Integer.valueOf(name.split("\\.")[0]))
				.distinct()
				.sorted()
				.toList();
		}
	}

}
