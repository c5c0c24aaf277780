package io.adax.trainer.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTextTest {

	@Test
	void isWrittenAsItIsRead() {
		KeyText key = KeyText.random();
		assertThat(KeyText.parse(key.text())).contains(key);
		assertThat(key.text()).matches("adax_[a-z0-9]{1,32}_[A-Za-z0-9]{32,128}").startsWith(key.prefix() + "_");
	}

	@Test
	void isAnotherOneEachTime() {
		assertThat(KeyText.random()).isNotEqualTo(KeyText.random());
	}

	@Test
	void knowsItsOwnHashOnly() {
		KeyText key = KeyText.random();
		assertThat(key.hasHash(key.hash())).isTrue();
		assertThat(key.hasHash(KeyText.random().hash())).isFalse();
		assertThat(key.hash()).hasSize(64).doesNotContain(key.secret());
	}

	@Test
	void doesNotTellItsSecret() {
		KeyText key = KeyText.random();
		assertThat(key.toString()).startsWith(key.prefix()).doesNotContain(key.secret());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "adax_", "adax_id_short", "adax__01234567890123456789012345678901",
			"ADAX_id_01234567890123456789012345678901", "adax_id_0123456789012345678901234567890-",
			"adax_id_01234567890123456789012345678901\n" })
	void isNothingElse(String text) {
		assertThat(KeyText.parse(text)).isEmpty();
	}

}
