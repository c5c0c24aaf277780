package io.adax.trainer.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MismatchTest {

	@Test
	void tellsHowLargeAnIntegerMayBe() {
		IntegerBounds bounds = new IntegerBounds(1L, 200L);
		assertThat(new Mismatch(Integer.class, "abc", bounds).complaint().message())
			.isEqualTo("must be an integer between 1 and 200, found \"abc\"");
		assertThat(new Mismatch(int.class, "99999999999", bounds).complaint())
			.extracting(Complaint::rule, Complaint::allowed)
			.containsExactly(Rule.RANGE, "an integer between 1 and 200");
	}

	/** Whoever kept to the bounds of Java's types would be refused again. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			abc                  | must be an integer
			2.5                  | must be an integer
			99999999999999999999 | is an integer that is too large
			-99999999999999999999 | is an integer that is too small
			""")
	void saysNothingOfBoundsThatNobodyHasSet(String found, String rule) {
		assertThat(new Mismatch(long.class, found, IntegerBounds.UNKNOWN).complaint().message())
			.isEqualTo(rule + ", found \"" + found + '"');
	}

	@Test
	void showsTheFormOfADuration() {
		assertThat(new Mismatch(Duration.class, "PT1M30S", IntegerBounds.UNKNOWN).complaint().message())
			.endsWith("found \"PT1M30S\"; did you mean \"90s\"?");
	}

	@Test
	void takesNoFlagForANumber() {
		assertThat(new Mismatch(boolean.class, "maybe", IntegerBounds.UNKNOWN).complaint().message())
			.isEqualTo("must be true or false, found \"maybe\"");
	}

	@Test
	void namesTheConstantsOfAnEnum() {
		assertThat(new Mismatch(Colour.class, "PINK", IntegerBounds.UNKNOWN).complaint().message())
			.isEqualTo("must be one of RED, BLUE, found \"PINK\"");
	}

	enum Colour {

		RED, BLUE

	}

}
