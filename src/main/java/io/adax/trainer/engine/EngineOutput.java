package io.adax.trainer.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What an engine prints, native libraries included, handed on to whoever it works for.
 * The process writes to a file, so that its last words outlive it.
 */
final class EngineOutput {

	/** Where the file is cut off; what is in it has been handed on. */
	private static final long LARGEST_FILE = 32 << 20;

	private static final int CHUNK = 1 << 16;

	private final Path file;

	private @Nullable Consumer<List<String>> reader;

	private long position;

	EngineOutput(Path file) {
		this.file = file;
	}

	/** From now on whole lines go to that reader. */
	synchronized void begin(Consumer<List<String>> reader) {
		this.position = size();
		this.reader = reader;
	}

	/** Hands on the lines that are new. */
	synchronized void pump() {
		drain(false);
	}

	/** Hands on all the rest, and no more. */
	synchronized void end() {
		try {
			drain(true);
		}
		finally {
			this.reader = null;
		}
	}

	private void drain(boolean all) {
		Consumer<List<String>> to = this.reader;
		if (to == null) {
			return;
		}
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
			for (List<String> lines = next(channel, all); !lines.isEmpty(); lines = next(channel, all)) {
				to.accept(lines);
			}
			if (this.position > LARGEST_FILE) {
				channel.truncate(0);
				this.position = 0;
			}
		}
		catch (NoSuchFileException ex) {
			// somebody has deleted it: a training is worth more than its log
			this.position = 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A line that is not whole yet stays, unless all is wanted or it is endless. */
	private List<String> next(FileChannel channel, boolean all) throws IOException {
		ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
		int length = channel.read(chunk, this.position);
		byte[] bytes = chunk.array();
		int end = length;
		while (end > 0 && bytes[end - 1] != '\n') {
			end--;
		}
		int taken = (end <= 0 && (all || length == CHUNK)) ? length : end;
		if (taken <= 0) {
			return List.of();
		}
		this.position += taken;
		return new String(bytes, 0, taken, StandardCharsets.UTF_8).lines().toList();
	}

	private long size() {
		try {
			return Files.size(this.file);
		}
		catch (NoSuchFileException ex) {
			return 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
