package io.adax.trainer.engine;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class EnginePropertiesTest {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void hasDefaults() {
		assertThat(EngineFixture.properties(Map.of())).isEqualTo(new EngineProperties(DataSize.ofMegabytes(512),
				DataSize.ofGigabytes(4), 1, null, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(2),
				Duration.ofSeconds(15), 2000, 0.5, "auto", true, ""));
	}

	@Test
	void acceptsItsDefaults() {
		this.context.run((context) -> assertThat(context).hasSingleBean(EngineProperties.class)
			.hasSingleBean(WorkerProperties.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "engine.heap=16MB", "engine.memory=512MB", "engine.threads=0", "engine.start-timeout=0s",
			"engine.timeout=-1s", "engine.cancel-grace=-1s", "engine.shutdown-grace=-1s", "engine.max-runs=0",
			"engine.max-memory-share=1.5", "engine.core-type=x; rm", "slots=0", "slots=65", "roles=", "roles=cook",
			"pool=", "pool=GPU", "pool=-a", "pool=a' or 1=1 --" })
	void refuses(String property) {
		String setting = property.substring(property.indexOf('.') + 1).split("[-=]")[0];
		this.context.withPropertyValues("trainer." + property)
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining(setting));
	}

	@Test
	void isApiAndWorkerByDefault() {
		this.context.run((context) -> {
			WorkerProperties worker = context.getBean(WorkerProperties.class);
			assertThat(worker.isApi() && worker.isWorker()).isTrue();
			assertThat(worker.slots()).isEqualTo(1);
		});
	}

	@Test
	void takesOneRole() {
		this.context.withPropertyValues("trainer.roles=api").run((context) -> {
			WorkerProperties worker = context.getBean(WorkerProperties.class);
			assertThat(worker.isApi()).isTrue();
			assertThat(worker.isWorker()).isFalse();
			assertThat(worker.offered()).isZero();
		});
		this.context.withPropertyValues("trainer.roles=worker")
			.run((context) -> assertThat(context.getBean(WorkerProperties.class).isApi()).isFalse());
	}

	@Test
	void servesThePoolOfJobsThatNameNone() {
		this.context.run((context) -> assertThat(context.getBean(WorkerProperties.class).pool()).isEqualTo("default"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ EngineProperties.class, WorkerProperties.class })
	static class Properties {

	}

}
