package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the log of one attempt from its beginning on, also while it grows. */
final class LogReader {

	private static final int CHUNK = 1 << 18;

	private final LogFiles files;

	private final int attempt;

	private int piece;

	private long position;

	private Instant last = Instant.EPOCH;

	LogReader(LogFiles files, int attempt) {
		this.files = files;
		this.attempt = attempt;
	}

	/** Some lines that follow; none if there are no more now. */
	List<LogLine> next() throws IOException {
		List<LogLine> lines = new ArrayList<>();
		for (LogFiles.Piece next : this.files.pieces()) {
			if (next.number() < this.piece) {
				continue;
			}
			if (next.number() > this.piece) {
				if (next.number() > this.piece + 1) {
					lines.add(new LogLine(this.last, this.attempt, LogSource.SERVICE,
							"… lines are missing here: of a long log the beginning and the end are kept (trainer.logs.max-size)"));
				}
				this.piece = next.number();
				this.position = 0;
			}
			read(next, lines);
			if (!lines.isEmpty()) {
				return lines;
			}
		}
		return lines;
	}

	/** A line that was torn when the disk was full is shown as it stands there. */
	private LogLine parse(String line) {
		LogLine parsed;
		try {
			parsed = LogLine.parse(line);
		}
		catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException ex) {
			return new LogLine(this.last, this.attempt, LogSource.SERVICE, line);
		}
		this.last = parsed.time();
		return parsed;
	}

	private void read(LogFiles.Piece from, List<LogLine> lines) throws IOException {
		ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
		try (FileChannel channel = FileChannel.open(from.file(), StandardOpenOption.READ)) {
			int end = channel.read(chunk, this.position);
			byte[] bytes = chunk.array();
			while (end > 0 && bytes[end - 1] != '\n') {
				end--;
			}
			if (end > 0) {
				this.position += end;
				new String(bytes, 0, end, StandardCharsets.UTF_8).lines().map(this::parse).forEach(lines::add);
			}
		}
		catch (NoSuchFileException ex) {
			// the piece has just been dropped; the next call goes on behind it
		}
	}

}
