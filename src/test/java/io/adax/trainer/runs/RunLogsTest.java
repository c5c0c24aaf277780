package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.adax.trainer.storage.TrainerHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class RunLogsTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:31Z"), ZoneOffset.UTC);

	@TempDir
	Path home;

	private RunLogs logs;

	@BeforeEach
	void open() {
		this.logs = new RunLogs(new TrainerHome(this.home), new LogProperties(DataSize.ofKilobytes(64)), mock(), CLOCK);
	}

	@Test
	void keepsLinesInOrder() {
		append(1, "one", "two");
		append(1, "three");
		assertThat(tail(null, 10)).containsExactly("one", "two", "three");
	}

	@Test
	void showsTheLastLines() {
		append(1, "one", "two", "three");
		assertThat(tail(null, 2)).containsExactly("two", "three");
	}

	@Test
	void showsTheAttemptsAsOneStory() {
		append(1, "one", "two");
		append(2, "three");
		assertThat(tail(null, 2)).containsExactly("two", "three");
	}

	@Test
	void showsOneAttempt() {
		append(1, "one", "two");
		append(2, "three");
		assertThat(tail(1, 10)).containsExactly("one", "two");
	}

	@Test
	void hasNothingOfAJobThatNeverRan() {
		assertThat(tail(null, 10)).isEmpty();
		assertThat(tail(7, 10)).isEmpty();
	}

	@Test
	void keepsTheBeginningAndTheEndOfALongLog() throws IOException {
		IntStream.range(0, 10_000).forEach((i) -> append(1, "line " + i));
		List<String> kept = tail(1, 10_000);
		assertThat(kept.get(0)).isEqualTo("line 0");
		assertThat(kept.get(kept.size() - 1)).isEqualTo("line 9999");
		assertThat(kept).filteredOn((line) -> line.contains("lines are missing here")).hasSize(1);
		assertThat(size()).isLessThanOrEqualTo(64 << 10);
	}

	@Test
	void followsALogThatGrows() throws IOException {
		LogReader reader = this.logs.reader("job", 1);
		assertThat(reader.next()).isEmpty();
		append(1, "one");
		assertThat(reader.next()).extracting(LogLine::text).containsExactly("one");
		append(1, "two");
		assertThat(reader.next()).extracting(LogLine::text).containsExactly("two");
		assertThat(reader.next()).isEmpty();
	}

	@Test
	void followsALogPastItsPieces() throws IOException {
		LogReader reader = this.logs.reader("job", 1);
		for (int i = 0; i < 2000; i++) {
			append(1, "line " + i);
			assertThat(reader.next()).extracting(LogLine::text).containsExactly("line " + i);
		}
	}

	@Test
	void goesOnAfterARestart() {
		append(1, "one");
		open();
		append(1, "two");
		assertThat(tail(null, 10)).containsExactly("one", "two");
	}

	@Test
	void goesOnAfterALineThatAFullDiskTore() throws IOException {
		append(1, "one");
		Files.writeString(this.home.resolve("logs/runs/job/1.0.log"), "2026-11-23T1", StandardOpenOption.APPEND);
		append(1, "two");
		append(1, "three");
		assertThat(tail(null, 10)).containsExactly("one", "2026-11-23T12026-11-23T10:15:31.000Z 1 engine two", "three");
	}

	@Test
	void forgetsAJob() {
		append(1, "one");
		this.logs.forget("job");
		assertThat(tail(null, 10)).isEmpty();
		assertThat(this.home.resolve("logs/runs/job")).doesNotExist();
	}

	private void append(int attempt, String... lines) {
		this.logs.append("job", attempt, LogSource.ENGINE, List.of(lines));
	}

	private List<String> tail(Integer attempt, int lines) {
		return this.logs.tail("job", attempt, lines).stream().map(LogLine::text).toList();
	}

	private long size() throws IOException {
		try (Stream<Path> files = Files.list(this.home.resolve("logs/runs/job"))) {
			return files.mapToLong((file) -> file.toFile().length()).sum();
		}
	}

}
