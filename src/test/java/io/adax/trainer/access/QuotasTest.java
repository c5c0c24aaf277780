package io.adax.trainer.access;

import java.util.function.Consumer;

import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QuotasTest {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Configured.class);

	@Test
	void limitsNothingByDefault() {
		with((quotas) -> {
			assertThat(quotas.mayRun("a", () -> {
				throw new AssertionError("nobody needs to count");
			})).isTrue();
			assertThatCode(() -> quotas.requireSpace("a", Long.MAX_VALUE / 2)).doesNotThrowAnyException();
		});
	}

	@Test
	void limitsWhatRuns() {
		with((quotas) -> {
			assertThat(quotas.mayRun("a", () -> 1)).isTrue();
			assertThat(quotas.mayRun("a", () -> 2)).isFalse();
			assertThat(quotas.left("a", 1)).isOne();
			assertThat(quotas.left("a", 3)).isZero();
		}, "trainer.quotas.running=2");
	}

	@Test
	void namesTheQuotaOfTheQueue() {
		with((quotas) -> assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> quotas.requirePlace("a", () -> 3))
			.withMessageContaining("trainer.quotas.queued")
			.satisfies((ex) -> assertThat(ex.type()).isEqualTo(ProblemType.QUEUE_QUOTA)), "trainer.quotas.queued=3");
	}

	@Test
	void addsUpWhatIsStored() {
		with((quotas) -> {
			assertThatCode(() -> quotas.requireSpace("a", 24)).doesNotThrowAnyException();
			assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> quotas.requireSpace("a", 25))
				.withMessageContaining("trainer.quotas.bytes");
		}, "trainer.quotas.bytes=1KB");
	}

	@Test
	void takesOtherNumbersForAProject() {
		with((quotas) -> {
			assertThat(quotas.mayRun("big-one", () -> 5)).isTrue();
			assertThat(quotas.mayRun("a", () -> 5)).isFalse();
		}, "trainer.quotas.running=2", "trainer.quotas.projects.big-one.running=9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "running=-1", "queued=-1", "bytes=many", "projects.a.running=-1" })
	void refuses(String property) {
		this.context.withPropertyValues("trainer.quotas." + property).run((context) -> assertThat(context).hasFailed());
	}

	private void with(Consumer<Quotas> assertion, String... settings) {
		this.context.withPropertyValues(settings).run((context) -> assertion.accept(context.getBean(Quotas.class)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(QuotaProperties.class)
	@Import(Quotas.class)
	static class Configured {

		@Bean
		StoredBytes datasets() {
			return (project) -> 600;
		}

		@Bean
		StoredBytes models() {
			return (project) -> 400;
		}

	}

}
