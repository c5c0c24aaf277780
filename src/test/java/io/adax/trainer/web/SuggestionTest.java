package io.adax.trainer.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionTest {

	private static final List<String> ACTIVATIONS = List.of("elu", "gelu", "relu", "selu", "tanh");

	@Test
	void prefersTheSameFirstLetterOfTwoThatAreAsNear() {
		assertThat(Suggestion.nearest("rlu", ACTIVATIONS)).contains("relu");
		assertThat(Suggestion.nearest("RLU", ACTIVATIONS)).contains("relu");
	}

	@Test
	void prefersTheNearestWhateverItsFirstLetter() {
		assertThat(Suggestion.nearest("rtanh", List.of("tanh", "rtan12"))).contains("tanh");
	}

	/** One letter is as far from any other as it can be. */
	@ParameterizedTest
	@CsvSource({ "z, a", "y, yy", "x1, x2", "beta1, c" })
	void guessesNothingWithoutTwoEqualLetters(String given, String known) {
		assertThat(Suggestion.nearest(given, List.of(known))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "A, a", "2l, l2", "typ, type", "bta1, beta1" })
	void guessesWhatHasTwoEqualLettersOrAnotherCase(String given, String known) {
		assertThat(Suggestion.nearest(given, List.of(known))).contains(known);
	}

	@Test
	void knowsNothingNearANameWithoutLetters() {
		assertThat(Suggestion.nearest("", ACTIVATIONS)).isEmpty();
	}

}
