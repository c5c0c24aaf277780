package io.adax.trainer.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MismatchTest {

	@Test
	void tellsHowLargeAnIntegerMayBe() {
		assertThat(new Mismatch(Integer.class, "99999999999").complaint().message())
			.isEqualTo("must be an integer between -2147483648 and 2147483647, found \"99999999999\"");
		assertThat(new Mismatch(long.class, "abc").complaint().message())
			.isEqualTo("must be an integer between -9223372036854775808 and 9223372036854775807, found \"abc\"");
	}

	@Test
	void takesNoFlagForANumber() {
		assertThat(new Mismatch(boolean.class, "maybe").complaint().message())
			.isEqualTo("must be true or false, found \"maybe\"");
	}

	@Test
	void namesTheConstantsOfAnEnum() {
		assertThat(new Mismatch(Colour.class, "PINK").complaint().message())
			.isEqualTo("must be one of RED, BLUE, found \"PINK\"");
	}

	enum Colour {

		RED, BLUE

	}

}
