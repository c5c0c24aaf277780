package io.adax.trainer.commandline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class HarmlessTest {

	@ParameterizedTest
	@ValueSource(strings = { "\u001b[2J", "\u009b2J", "\u001b]0;title\u0007", "\b\b\b", "\u007f", "\u202Eevil",
			"\u2028", "\u2066", "\u0000" })
	void leavesNothingThatSteersATerminal(String text) {
		assertThat(Harmless.line("a" + text + "z")
			.codePoints()
			.filter((letter) -> Character.isISOControl(letter) || Character.getType(letter) == Character.FORMAT))
			.isEmpty();
	}

	@Test
	void keepsLettersOfAllScripts() {
		assertThat(Harmless.line("Ünïcödé 漢字 👩‍🔬 β̂2,t")).isEqualTo("Ünïcödé 漢字 👩‍🔬 β̂2,t");
	}

	@Test
	void putsEverythingOnOneLine() {
		assertThat(Harmless.line("a\r\nb\tc")).isEqualTo("a  b c");
	}

	@Test
	void keepsJsonEqualAndEscapesWhatJsonAllowsInside() {
		String json = "{\"name\":\"a\u009b\u007f\u202Ez\"}";
		assertThat(Harmless.json(json)).isEqualTo("{\"name\":\"a\\u009b\\u007f\\u202ez\"}");
		JsonMapper mapper = new JsonMapper();
		assertThat(mapper.readTree(Harmless.json(json))).isEqualTo(mapper.readTree(json));
	}

}
