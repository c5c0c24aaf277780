package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Timeout;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * A test of the whole service over HTTP, with real engine processes. The test classes
 * share one service, so each looks at its own jobs only, and leaves none behind that is
 * not over.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "trainer.slots=2", "trainer.jobs.max-attempts=2", "trainer.quotas.projects.resting.running=0",
				"trainer.engine.cache-directory=target/engine-cache", "trainer.webhooks.allowed-networks=127.0.0.0/8",
				"trainer.webhooks.back-off=50ms", "trainer.webhooks.max-back-off=200ms",
				"trainer.webhooks.max-attempts=3" })
@ContextConfiguration(initializers = ServiceTest.TemporaryHome.class)
@Import(ServiceTest.Client.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Timeout(300)
public @interface ServiceTest {

	/** Gives every service a home of its own. */
	class TemporaryHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			try {
				Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "home");
				TestPropertyValues.of("trainer.home=" + home.toAbsolutePath()).applyTo(context);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/** Whoever talks to the service. */
	@TestConfiguration(proxyBeanMethods = false)
	class Client {

		@Bean
		Trainer trainer(Environment environment) {
			return new Trainer(() -> environment.getRequiredProperty("local.server.port", Integer.class));
		}

	}

}
