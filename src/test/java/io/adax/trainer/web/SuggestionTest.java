package io.adax.trainer.web;

import java.util.List;

import org.junit.jupiter.api.Test;

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

	@Test
	void knowsNothingNearANameWithoutLetters() {
		assertThat(Suggestion.nearest("", ACTIVATIONS)).isEmpty();
	}

}
