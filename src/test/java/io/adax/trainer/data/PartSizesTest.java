package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PartSizesTest {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "1,3,0.2,0", "1,4,0.2,0.2", "1,100,0.15,0.25", "2,4,0.2,0", "2,8,0.25,0.25", "3,100,0.3,0.1" })
	void areThoseThatAreDrawn(int classes, int rows, double validation, double test) throws IOException {
		String[] lines = new String[rows];
		Arrays.setAll(lines, (i) -> i + "," + (char) ('a' + i % classes));
		String[] labels = { "a", "b", "c" };
		DataSpec spec = TableFixture.spec(TableFixture.write(this.directory, lines), Task.CLASSIFICATION,
				TableFixture.numeric("x"), TableFixture.categorical("y", Arrays.copyOf(labels, Math.max(2, classes))));
		DataSpec split = TableFixture.with(spec, new SplitSpec(validation, test, classes > 1));
		PreparedData data = TableFixture.prepare(split, 7);
		assertThat(PartSizes.possible(split).get(0))
			.isEqualTo(new PartSizes(data.validation().rows(), data.test().rows()));
	}

	@Test
	void areEmptyForThreeRowsOfTwoClasses() {
		assertThat(possible(0.2, "1,a", "2,b", "3,a")).containsExactly(new PartSizes(0, 0));
	}

	@Test
	void dependOnTheClassesWhereTheirRowsAreFew() {
		assertThat(possible(0.1, "1,a", "2,b", "3,a", "4,b", "5,a")).containsExactly(new PartSizes(1, 0),
				new PartSizes(0, 0));
	}

	private List<PartSizes> possible(double validation, String... lines) {
		DataSpec spec = TableFixture.spec(TableFixture.write(this.directory, lines), Task.CLASSIFICATION,
				TableFixture.numeric("x"), TableFixture.categorical("y", "a", "b"));
		return PartSizes.possible(TableFixture.with(spec, new SplitSpec(validation, 0.0, null)));
	}

}
