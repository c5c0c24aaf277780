package io.adax.trainer.jobs;

import java.time.Duration;

import io.adax.trainer.runs.Failure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class JobPropertiesTest {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void triesALostEngineThreeTimes() {
		with((properties) -> assertThat(properties.maxAttempts(Kind.INFRASTRUCTURE)).isEqualTo(3));
	}

	@ParameterizedTest
	@EnumSource(names = "INFRASTRUCTURE", mode = EnumSource.Mode.EXCLUDE)
	void triesWhatWouldFailAgainOnce(Kind kind) {
		with((properties) -> assertThat(properties.maxAttempts(kind)).isEqualTo(1), "trainer.jobs.max-attempts=7");
	}

	@Test
	void takesOtherValuesForAClass() {
		with((properties) -> {
			assertThat(properties.maxAttempts(Kind.CAPACITY)).isEqualTo(5);
			assertThat(properties.backOff(Kind.CAPACITY, 1)).isEqualTo(Duration.ofSeconds(30));
			assertThat(properties.backOff(Kind.INFRASTRUCTURE, 1)).isEqualTo(Duration.ofSeconds(2));
		}, "trainer.jobs.retry.capacity.max-attempts=5", "trainer.jobs.retry.capacity.back-off=30s");
	}

	@ParameterizedTest
	@CsvSource({ "1, 2", "2, 4", "3, 8", "6, 60", "1000, 60" })
	void waitsTwiceAsLongEachTime(int failures, int seconds) {
		with((properties) -> assertThat(properties.backOff(Kind.INFRASTRUCTURE, failures))
			.isEqualTo(Duration.ofSeconds(seconds)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-attempts=0", "max-attempts=101", "back-off=-1s", "max-back-off=-1s", "aging=0s",
			"aging=8d", "retry.capacity.max-attempts=0", "retry.numeric.max-attempts=2" })
	void refuses(String property) {
		this.context.withPropertyValues("trainer.jobs." + property).run((context) -> assertThat(context).hasFailed());
	}

	private void with(java.util.function.Consumer<JobProperties> assertion, String... settings) {
		this.context.withPropertyValues(settings)
			.run((context) -> assertion.accept(context.getBean(JobProperties.class)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(JobProperties.class)
	static class Properties {

	}

}
