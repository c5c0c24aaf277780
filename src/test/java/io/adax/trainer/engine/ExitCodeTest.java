package io.adax.trainer.engine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExitCodeTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0   | ended with exit code 0
			70  | ended with exit code 70
			134 | aborted (SIGABRT); native crash
			137 | killed by signal 9 (SIGKILL), as the system does when its memory runs out
			139 | killed by signal 11 (SIGSEGV); native crash
			140 | killed by signal 12
			255 | ended with exit code 255
			""")
	void saysInWords(int code, String words) {
		assertThat(ExitCode.inWords(code)).isEqualTo(words);
	}

	@Test
	void namesTheSignal() {
		assertThat(ExitCode.signal(137)).contains("SIGKILL");
		assertThat(ExitCode.signal(1)).isEmpty();
	}

}
