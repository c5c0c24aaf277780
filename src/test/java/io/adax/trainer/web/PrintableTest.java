package io.adax.trainer.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrintableTest {

	@Test
	void cutsNoCharacterInHalf() {
		assertThat(Printable.cut("ab😀", 4)).isEqualTo("ab😀");
		assertThat(Printable.cut("ab😀c", 4)).isEqualTo("ab😀");
		assertThat(Printable.cut("ab😀", 3)).isEqualTo("ab");
		assertThat(Printable.shortened("ab😀", 3)).isEqualTo("ab…");
	}

	@Test
	void countsTheCharactersOfANameAsItsSchemaDoes() {
		assertThat("😀".repeat(200)).matches(Printable.NAME);
		assertThat("😀".repeat(201)).doesNotMatch(Printable.NAME);
		assertThat("").doesNotMatch(Printable.NAME);
	}

	@Test
	void showsNoHalfOfACharacterThatWasFound() {
		Complaint found = Complaint.of(Rule.FORM, "must be short").found("x".repeat(59) + "😀");
		assertThat(found.message()).endsWith("x…\"");
		assertThat(found.found()).endsWith("x…");
	}

}
