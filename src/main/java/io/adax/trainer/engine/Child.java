package io.adax.trainer.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A process of ours and the file that its output goes to.
 */
record Child(Process process, Path log) {

	private static final int TAIL = 4096;

	private static final String NOW = "VmRSS:";

	private static final String MOST = "VmHWM:";

	/** Waits until the process has ended, and ends it if need be. */
	void end(Duration patience) {
		try {
			if (!this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				kill();
			}
		}
		catch (InterruptedException ex) {
			kill();
			Thread.currentThread().interrupt();
		}
	}

	void kill() {
		this.process.destroyForcibly();
	}

	/** How the process ended, in words. */
	String ending() {
		return this.process.isAlive() ? "it closed its connection" : ExitCode.inWords(this.process.exitValue());
	}

	/** Its exit code; null while it is alive. */
	@Nullable Integer exitCode() {
		return this.process.isAlive() ? null : this.process.exitValue();
	}

	/** The last lines that the process wrote. */
	String logTail() {
		try (RandomAccessFile file = new RandomAccessFile(this.log.toFile(), "r")) {
			byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
			file.seek(file.length() - tail.length);
			file.readFully(tail);
			return new String(tail, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return "(%s cannot be read: %s)".formatted(this.log, ex.getMessage());
		}
	}

	/**
	 * Its resident memory; empty where the system has no /proc, and once it has ended.
	 */
	Optional<ResidentMemory.Reading> memory() {
		Path status = Path.of("/proc", Long.toString(this.process.pid()), "status");
		try (Stream<String> lines = Files.lines(status)) {
			Map<String, Long> bytes = lines.filter((line) -> line.startsWith(NOW) || line.startsWith(MOST))
				.collect(Collectors.toMap((line) -> line.substring(0, line.indexOf(':') + 1),
						(line) -> Long.parseLong(line.replaceAll("\\D", "")) << 10));
			return Optional.ofNullable(bytes.get(NOW))
				.map((now) -> new ResidentMemory.Reading(now, bytes.getOrDefault(MOST, now)));
		}
		catch (IOException | UncheckedIOException ex) {
			return Optional.empty();
		}
	}

}
