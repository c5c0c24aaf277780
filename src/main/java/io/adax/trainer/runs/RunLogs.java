package io.adax.trainer.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.adax.trainer.storage.TrainerHome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * The logs of runs, as files: what the engine printed while it worked for a run, and what
 * the service did for it.
 */
@Component
public class RunLogs {

	private static final Logger log = LoggerFactory.getLogger(RunLogs.class);

	private final Path directory;

	private final Object writing = new Object();

	private final LogProperties properties;

	private final Clock clock;

	private final StoredLogs stored;

	RunLogs(TrainerHome home, LogProperties properties, StoredLogs stored, Clock clock) {
		this.stored = stored;
		this.directory = home.directory("logs").resolve("runs");
		this.properties = properties;
		this.clock = clock;
	}

	/** Adds lines to the log of an attempt. */
	public void append(String jobId, int attempt, LogSource source, List<String> lines) {
		Instant now = this.clock.instant();
		byte[] bytes = lines.stream()
			.map((line) -> new LogLine(now, attempt, source, line) + "\n")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
		try {
			// the engine's output, the recorder and whoever ends the attempt write side
			// by side
			synchronized (this.writing) {
				files(jobId, attempt).append(bytes);
			}
			this.stored.changed(jobId, attempt, directory(jobId));
		}
		catch (IOException ex) {
			// a training is worth more than its log
			log.warn("The log of job {} cannot be written", jobId, ex);
		}
	}

	/** The last lines of a job's log, of one attempt or of all. */
	List<LogLine> tail(String jobId, @Nullable Integer attempt, int lines) {
		try {
			List<Integer> attempts = (attempt != null) ? List.of(attempt) : attempts(jobId);
			List<LogLine> tail = List.of();
			for (int i = attempts.size() - 1; i >= 0 && tail.size() < lines; i--) {
				Deque<LogLine> last = tail(reader(jobId, attempts.get(i)), lines - tail.size());
				tail = Stream.concat(last.stream(), tail.stream()).toList();
			}
			return tail;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is left of a reader's lines, down to the last ones. */
	static Deque<LogLine> tail(LogReader reader, int lines) throws IOException {
		Deque<LogLine> last = new ArrayDeque<>();
		for (List<LogLine> next = reader.next(); !next.isEmpty(); next = reader.next()) {
			last.addAll(next);
			while (last.size() > lines) {
				last.removeFirst();
			}
		}
		return last;
	}

	LogReader reader(String jobId, int attempt) {
		this.stored.bring(jobId, directory(jobId));
		return new LogReader(files(jobId, attempt), attempt);
	}

	/** The attempts that have a log. */
	List<Integer> attempts(String jobId) throws IOException {
		this.stored.bring(jobId, directory(jobId));
		return new ArrayList<>(LogFiles.attempts(directory(jobId)));
	}

	/** Deletes the logs of a job. */
	void forget(String jobId) {
		this.stored.forget(jobId);
		try {
			FileSystemUtils.deleteRecursively(directory(jobId));
		}
		catch (IOException ex) {
			log.warn("The logs of job {} cannot be deleted now", jobId, ex);
		}
	}

	/**
	 * The jobs whose logs are in the blob store, each with when the last of it came
	 * there.
	 */
	List<LoggedJob> storedJobs() {
		return this.stored.jobs();
	}

	private LogFiles files(String jobId, int attempt) {
		return new LogFiles(directory(jobId), attempt, this.properties.maxSize().toBytes());
	}

	private Path directory(String jobId) {
		return this.directory.resolve(jobId);
	}

}
