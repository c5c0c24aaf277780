package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TaskInferenceTest {

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "a b c", "0 1 2", "1 2 3", "0 1", "1 2", "-1 1", "0.5 1.5", "5 9", "0 1 2 3 4 5 6 7 8 9" })
	void infersClassification(String values) throws IOException {
		assertThat(task(values.split(" "))).isEqualTo(Task.CLASSIFICATION);
	}

	@ParameterizedTest
	@ValueSource(strings = { "3 4 5 6 7 8 9", "0 1 3", "2 3 4", "-1 0 1", "0 0.5 1", "7 7" })
	void infersRegression(String values) throws IOException {
		assertThat(task(values.split(" "))).isEqualTo(Task.REGRESSION);
	}

	@Test
	void countsUpToAHundredLabels() throws IOException {
		assertThat(task(numbers(100))).isEqualTo(Task.CLASSIFICATION);
		assertThat(task(numbers(101))).isEqualTo(Task.REGRESSION);
	}

	private static String[] numbers(int count) {
		return IntStream.range(0, count).mapToObj(Integer::toString).toArray(String[]::new);
	}

	private Task task(String... values) throws IOException {
		String[] lines = Stream.concat(Stream.of("x,y"), Arrays.stream(values).map((value) -> "1," + value))
			.toArray(String[]::new);
		return new TableScanner(TableFixture.LIMITS)
			.scan(TableFixture.write(this.directory, lines), new ScanOptions(TableType.CSV, true, null, null))
			.task();
	}

}
