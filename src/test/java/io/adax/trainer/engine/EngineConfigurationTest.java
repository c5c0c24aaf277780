package io.adax.trainer.engine;

import java.nio.file.Path;
import java.util.List;

import io.adax.trainer.storage.TrainerHome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EngineConfigurationTest {

	@TempDir
	Path home;

	@Test
	void offersEnginesAndStartsNoneBeforeTheyAreNeeded() {
		context().run((context) -> assertThat(context.getBean(Engines.class).status()).isEmpty());
	}

	@Test
	void leavesNoSocketBehind() {
		context().run((context) -> assertThat(this.home.resolve("sockets")).isDirectoryContaining("glob:**.sock"));
		assertThat(this.home.resolve("sockets")).isEmptyDirectory();
	}

	@Test
	void warmsUpOnlyAWorkerThatMay() {
		context().run((context) -> assertThat(context.getBean(EngineConfiguration.WarmUp.class).wanted()).isTrue());
		context().withPropertyValues("trainer.engine.warm=false")
			.run((context) -> assertThat(context.getBean(EngineConfiguration.WarmUp.class).wanted()).isFalse());
		context().withPropertyValues("trainer.roles=api")
			.run((context) -> assertThat(context.getBean(EngineConfiguration.WarmUp.class).wanted()).isFalse());
	}

	@Test
	void answersNothingWhereItOnlyTrains() {
		context().withPropertyValues("trainer.roles=worker")
			.run((context) -> assertThatExceptionOfType(EngineException.class)
				.isThrownBy(() -> context.getBean(Engines.class).predict("model", this.home, List.of()))
				.withMessageContaining("trainer.roles=worker")
				.returns(EngineException.Kind.UNAVAILABLE, EngineException::kind));
	}

	private ApplicationContextRunner context() {
		return new ApplicationContextRunner().withUserConfiguration(Module.class)
			.withPropertyValues("trainer.home=" + this.home);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(EngineConfiguration.class)
	@EnableConfigurationProperties({ EngineProperties.class, WorkerProperties.class, TrainerHome.class })
	static class Module {

	}

}
