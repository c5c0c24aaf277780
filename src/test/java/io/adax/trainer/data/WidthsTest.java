package io.adax.trainer.data;

import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WidthsTest {

	@TempDir
	Path directory;

	private Path file;

	@BeforeEach
	void writeFile() {
		this.file = TableFixture.write(this.directory, "never read");
	}

	@Test
	void countsInputsAndOutputsBeforeReading() {
		DataSpec spec = spec(Task.CLASSIFICATION, TableFixture.numeric("n", "0", "1"), TableFixture.ignored("id"),
				TableFixture.categorical("c", "a", "b", "c"), TableFixture.categorical("y", "no", "yes"));
		assertThat(Encoder.inputs(spec)).isEqualTo(4);
		assertThat(Encoder.outputs(spec)).isEqualTo(2);
		DataSpec integer = TableFixture.with(spec, Normalization.NONE, CategoricalEncoding.INTEGER);
		assertThat(Encoder.inputs(integer)).isEqualTo(2);
	}

	@Test
	void hasOneOutputForARegression() {
		DataSpec spec = spec(Task.REGRESSION, TableFixture.numeric("x"), TableFixture.numeric("y", "0", "1"));
		assertThat(Encoder.outputs(spec)).isEqualTo(1);
	}

	@Test
	void countsPastTheRangeOfInt() {
		String[] categories = IntStream.range(0, 50_000).mapToObj(Integer::toString).toArray(String[]::new);
		Column wide = TableFixture.categorical("wide", categories);
		Column[] columns = IntStream.range(0, 50_001).mapToObj((i) -> wide).toArray(Column[]::new);
		columns[50_000] = TableFixture.numeric("y");
		assertThat(Encoder.inputs(spec(Task.REGRESSION, columns))).isEqualTo(2_500_000_000L);
	}

	@Test
	void refusesATargetThatDoesNotFitTheTask() {
		assertRefused("Column 'y' cannot be a regression's target: it is not numeric.", Task.REGRESSION,
				TableFixture.numeric("x"), TableFixture.categorical("y", "a", "b"));
		assertRefused(
				"Column 'y' cannot be a classification's target: its numbers are too many to be labels, or not whole.",
				Task.CLASSIFICATION, TableFixture.numeric("x"), TableFixture.numeric("y"));
		assertRefused("Column 'y' cannot be a classification's target: it has a single label.", Task.CLASSIFICATION,
				TableFixture.numeric("x"), TableFixture.categorical("y", "a"));
	}

	@Test
	void refusesATableWithoutFeatures() {
		DataSpec spec = spec(Task.REGRESSION, TableFixture.ignored("id"), TableFixture.numeric("y"));
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> Encoder.inputs(spec))
			.withMessage("No column is left to learn 'y' from.");
	}

	private void assertRefused(String message, Task task, Column... columns) {
		DataSpec spec = spec(task, columns);
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> Encoder.outputs(spec)).withMessage(message);
	}

	private DataSpec spec(Task task, Column... columns) {
		return TableFixture.spec(this.file, task, columns);
	}

}
