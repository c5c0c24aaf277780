package io.adax.trainer.commandline;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {

	@ParameterizedTest
	@CsvSource({ "0, 0", "42, 42", "0.123456, 0.1235", "1.5, 1.500", "1234.5678, 1235", "0.00012, 1.200e-04",
			"-2.25, -2.250", "1e12, 1.000e+12" })
	void showsFourDigitsThatCount(double value, String shown) {
		assertThat(Figures.of(value)).isEqualTo(shown);
	}

	@Test
	void showsSizesAndTimes() {
		assertThat(Figures.bytes(Json.answer("{\"n\": 1234567}"), "/n")).isEqualTo("1.2 MB");
		assertThat(Figures.bytes(Json.answer("{\"n\": 12}"), "/n")).isEqualTo("12 B");
		assertThat(Figures.duration(Duration.ofSeconds(75))).isEqualTo("1 min 15 s");
		assertThat(Figures.duration(Duration.ofSeconds(7300))).isEqualTo("2 h 1 min");
		assertThat(Figures.duration(Duration.ofSeconds(-3))).isEqualTo("0 s");
	}

}
