package io.adax.trainer.commandline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrainerCommandLineTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "serve", "serve --server.port=1", "--server.port=1", "--spring.profiles.active=x",
			"--trainer.home=/x --server.port=0", "--debug" })
	void leavesToTheServiceWhatIsMeantForIt(String words) {
		assertThat(TrainerCommandLine.understands(split(words))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "list", "--help", "-h", "--version", "--url http://x list", "--url=http://x list",
			"--json list", "lsit", "serve --help" })
	void takesCommandsForItself(String words) {
		assertThat(TrainerCommandLine.understands(split(words))).isTrue();
	}

	@Test
	void givesTheServiceItsPropertiesAlone() {
		assertThat(TrainerCommandLine.forService("serve", "--server.port=1")).containsExactly("--server.port=1");
		assertThat(TrainerCommandLine.forService("--server.port=1")).containsExactly("--server.port=1");
		assertThat(TrainerCommandLine.forService()).isEmpty();
	}

	private static String[] split(String words) {
		return words.isEmpty() ? new String[0] : words.split(" ");
	}

}
