package io.adax.trainer.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {

	@ParameterizedTest
	@CsvSource({ "0, 0", "42, 42", "-1.5, -1.5", "+1, 1", "-.5, -0.5", "1., 1", "1e-3, 0.001", "2.5E+2, 250",
			"007, 7" })
	void readsDecimalNumbers(String text, double expected) {
		assertThat(Numbers.parse(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "+", "-", "e5", ".e5", "1e", "1e+", "1f", "1d", "0x1p3", "NaN", "Infinity",
			"-Infinity", "1e999", "1 000", "1_000", "1.2.3", "--1", "١", "abc", "1e5.5" })
	void refusesEverythingElse(String text) {
		assertThat(Numbers.parse(text)).isNaN();
	}

	@Test
	void takesMinusZeroForZero() {
		assertThat(Double.valueOf(Numbers.parse("-0.0"))).isEqualTo(Double.valueOf(0.0));
	}

	@Test
	void writesIntegersAsIntegers() {
		assertThat(Numbers.label(3.0)).isEqualTo("3");
		assertThat(Numbers.label(-12)).isEqualTo("-12");
		assertThat(Numbers.label(0.5)).isEqualTo("0.5");
	}

}
