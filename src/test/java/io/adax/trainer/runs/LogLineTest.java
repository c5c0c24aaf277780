package io.adax.trainer.runs;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogLineTest {

	private static final Instant TIME = Instant.parse("2026-11-23T10:15:31Z");

	@Test
	void readsBackWhatItWrote() {
		LogLine line = line("Loss of 0.5\tafter  two spaces");
		assertThat(LogLine.parse(line.toString())).isEqualTo(line);
		assertThat(line).hasToString("2026-11-23T10:15:31.000Z 2 engine Loss of 0.5\tafter  two spaces");
	}

	@Test
	void readsBackAnEmptyLine() {
		assertThat(LogLine.parse(line("").toString())).isEqualTo(line(""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\0", "\u0007", "\u009b", "\u2028", "\u202e" })
	void replacesWhatIsNoText(String control) {
		assertThat(line("a" + control + "b").text()).isEqualTo("a\ufffdb");
	}

	@Test
	void dropsTheColoursOfATerminal() {
		assertThat(line("\u001b[1;31mfatal\u001b[0m").text()).isEqualTo("fatal");
	}

	@Test
	void cutsOffAnEndlessLine() {
		assertThat(line("x".repeat(100_000)).text()).hasSize(8193).endsWith("…");
	}

	private static LogLine line(String text) {
		return new LogLine(TIME, 2, LogSource.ENGINE, text);
	}

}
