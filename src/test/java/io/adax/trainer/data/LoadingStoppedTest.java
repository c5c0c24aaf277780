package io.adax.trainer.data;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LoadingStoppedTest {

	private static final int ROWS = 5000;

	@TempDir
	Path directory;

	private final AtomicInteger asked = new AtomicInteger();

	@Test
	void doesNotReadOn() {
		// whoever reads to the end finds what is no number
		DataSpec spec = spec("x,1");
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> Tables.prepare(spec, 1, after(ROWS)));
		this.asked.set(0);
		assertThatExceptionOfType(LoadingStopped.class).isThrownBy(() -> Tables.prepare(spec, 1, after(0)));
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void doesNotEncodeOn() {
		int whileReading = ROWS / 1024;
		assertThatExceptionOfType(LoadingStopped.class)
			.isThrownBy(() -> Tables.prepare(spec("1,1"), 1, after(whileReading)));
		assertThat(this.asked).hasValue(whileReading + 1);
	}

	private BooleanSupplier after(int questions) {
		return () -> this.asked.incrementAndGet() > questions;
	}

	private DataSpec spec(String last) {
		String[] lines = IntStream.range(0, ROWS)
			.mapToObj((row) -> (row < ROWS - 1) ? row + "," + row : last)
			.toArray(String[]::new);
		return TableFixture.spec(TableFixture.write(this.directory, lines), Task.REGRESSION, TableFixture.numeric("x"),
				TableFixture.numeric("y"));
	}

}
