package io.adax.trainer.data;

import java.util.List;
import java.util.Optional;

import io.adax.trainer.data.Categories.Unknown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CategoriesTest {

	private static final Column COLOURS = TableFixture.categorical("c", "1.0", "blue", "red.");

	@Test
	void areKnownAsTheyAreOrWithTheSuffix() {
		assertThat(unknown(TableFixture.categorical("c", "blue"), null)).isEmpty();
		assertThat(unknown(TableFixture.categorical("c", "blue.", "red"), ".")).isEmpty();
	}

	@Test
	void areCountedAndShownWhereSomeAreUnknown() {
		assertThat(unknown(TableFixture.categorical("c", "blue", "green", "pink"), null)).contains(new Unknown(false,
				"2 of 3 categories of 'c' in the test table are unknown to the dataset and count as missing: 'green', 'pink'."));
	}

	@Test
	void areNoneOfTheDatasets() {
		assertThat(unknown(TableFixture.categorical("c", "green"), null)).contains(new Unknown(true,
				"The dataset knows no value of 'c' in the test table: found 'green'; known are '1.0', 'blue', 'red.'."));
	}

	@Test
	void areComparedAsNumbersWhereTheTestTableHasNumbersOnly() {
		assertThat(unknown(numbers(1, 2, "1", "2"), null)).map(Unknown::all).contains(false);
		assertThat(unknown(numbers(0.5, 99.5), null)).map(Unknown::all).contains(false);
		assertThat(unknown(numbers(1.5, 99.5), null)).map(Unknown::all).contains(true);
		assertThat(unknown(numbers(1, 1, "1"), null)).isEmpty();
	}

	@Test
	void areNotLookedForWhereThereIsNoValue() {
		assertThat(unknown(TableFixture.ignored("c"), null)).isEmpty();
	}

	private static Column numbers(double minimum, double maximum, String... labels) {
		return new Column("c", ColumnType.NUMERIC, 0, 2, minimum, maximum, 1.0, 1.0,
				(labels.length > 0) ? List.of(labels) : null);
	}

	private static Optional<Unknown> unknown(Column test, @Nullable String suffix) {
		return Categories.unknown(COLOURS, test, suffix);
	}

}
