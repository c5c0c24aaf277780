package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A second table as the test part. */
class TestTableTest {

	@TempDir
	Path directory;

	@Test
	void becomesTheTestPartAsTheTrainingPartScalesIt() throws IOException {
		PreparedData data = prepare(TableFixture.source(write("3,a,yes", "5,b,no", "1,?,no")));
		assertThat(data.training().rows()).isEqualTo(2);
		assertThat(data.test().features()).containsExactly(1, 1, 0, 3, 0, 1, -1, 0, 0);
		assertThat(data.test().classes()).containsExactly(1, 0, 0);
	}

	@Test
	void mayHaveUnknownCategories() throws IOException {
		assertThat(prepare(TableFixture.source(write("2,z,yes"))).test().features()).containsExactly(0, 0, 0);
	}

	@Test
	void mayHaveAnotherFormat() throws IOException {
		Path file = TableFixture.write(this.directory, "x,c,y", "3,a,yes.", "1,b,no.");
		assertThat(prepare(TableFixture.source(file, true, ".")).test().classes()).containsExactly(1, 0);
	}

	@Test
	void mayHaveItsColumnsInAnotherOrder() throws IOException {
		Path file = TableFixture.write(this.directory, "y,x,c", "yes,3,a", "no,1,b");
		PreparedData data = prepare(TableFixture.source(file, true, null));
		assertThat(data.test().features()).containsExactly(1, 1, 0, -1, 0, 1);
		assertThat(data.test().classes()).containsExactly(1, 0);
	}

	@Test
	void mustHaveTheSameNames() {
		Path file = TableFixture.write(this.directory, "x,colour,y", "3,a,yes");
		assertRefused(TableFixture.source(file, true, null), "The table has no column 'c'; it has 'x', 'colour', 'y'.");
	}

	@Test
	void mustHaveTheSameWidth() {
		assertRefused(TableFixture.source(write("3,a,1,yes")), "The table has 4 columns where 3 are expected.");
	}

	@Test
	void mustHaveKnownLabels() {
		assertRefused(TableFixture.source(write("3,a,yes", "3,a,maybe", "3,a,never", "3,a,maybe")),
				"Unknown labels in column 'y': 'maybe', 'never'; known are 'no', 'yes'.");
	}

	@Test
	void namesAFewUnknownLabels() {
		assertRefused(TableFixture.source(write("1,a,l1", "1,a,l2", "1,a,l3", "1,a,l4", "1,a,l5", "1,a,l6")),
				"Unknown labels in column 'y': 'l1', 'l2', 'l3', 'l4', 'l5' and 1 more; known are 'no', 'yes'.");
	}

	@Test
	void tellsWhenASuffixMakesLabelsUnknown() {
		assertRefused(TableFixture.source(write("3,a,yes.", "3,b,no.")),
				"Unknown labels in column 'y': 'yes.', 'no.'; known are 'no', 'yes'."
						+ " Without the final '.' they are known: upload the table with targetSuffix set to it.");
	}

	@Test
	void mustHaveRows() {
		assertRefused(TableFixture.source(write("3,a,?")), "The test table has no rows with a value of 'y'.");
	}

	@Test
	void countsItsRowsWithoutLabel() throws IOException {
		assertThat(prepare(TableFixture.source(write("3,a,?", "3,a,no"))).warnings())
			.containsExactly("1 rows of the test table are left out: they have no value of 'y'.");
	}

	@Test
	void takesThePlaceOfTheSharesTestPart() throws IOException {
		DataSpec spec = TableFixture.with(spec(TableFixture.source(write("3,a,yes"))), new SplitSpec(0.0, 0.4, false));
		PreparedData data = TableFixture.prepare(spec, 1);
		assertThat(data.training().rows()).isEqualTo(2);
		assertThat(data.test().rows()).isEqualTo(1);
	}

	private PreparedData prepare(TableSource test) throws IOException {
		return TableFixture.prepare(spec(test), 1);
	}

	private DataSpec spec(@Nullable TableSource test) {
		Path file = write("1,a,no", "3,b,yes");
		DataSpec spec = TableFixture.spec(file, Task.CLASSIFICATION, TableFixture.numeric("x"),
				TableFixture.categorical("c", "a", "b"), TableFixture.categorical("y", "no", "yes"));
		return TableFixture.with(spec, spec.source(), test);
	}

	private Path write(String... lines) {
		return TableFixture.write(this.directory, lines);
	}

	private void assertRefused(TableSource test, String message) {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> prepare(test)).withMessage(message);
	}

}
