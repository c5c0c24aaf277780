package io.adax.trainer.engine;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** More options of an engine's JVM, asked of a real one. */
class JavaOptionsIT {

	@ParameterizedTest
	@ValueSource(strings = { "", "-XX:TieredStopAtLevel=1", "-Xlog:gc*,safepoint:stderr -Dkey=value" })
	void takesWhatTheJvmTakes(String options) {
		assertThatCode(() -> check(options)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "-XX:NoSuchThing", "-XX:+UseParallelGC", "-Xlog:nothing-like-it", "--version", "--dry-run" })
	void refusesWhatWouldEndEveryEngine(String options) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> check(options))
			.satisfies((refused) -> assertThat(refused.getName()).isEqualTo("trainer.engine.java-options"));
	}

	@Test
	void repeatsWhatTheJvmSays() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> check("-XX:NoSuchThing"))
			.withMessageContaining("NoSuchThing");
	}

	@Test
	void refusesWhatLetsTheJvmWaitForEver() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> JavaOptions.check(
				with("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0"),
				Duration.ofSeconds(2)))
			.withMessageContaining("dt_socket");
	}

	private static void check(String options) throws Exception {
		JavaOptions.check(with(options));
	}

	private static EngineProperties with(String options) {
		return EngineFixture.properties(Map.of("trainer.engine.java-options", options));
	}

}
