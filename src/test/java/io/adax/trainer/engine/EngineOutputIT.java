package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EngineOutputIT {

	@Test
	void handsOnTheLastWordsOfAnEngineThatDies(@TempDir Path home) throws IOException {
		try (EngineFixture fixture = new EngineFixture(home, 1, Map.of())) {
			assertThatExceptionOfType(EngineException.class).isThrownBy(() -> fixture.train("abort"));
			assertThat(fixture.printed).contains("these are the last words");
		}
	}

}
