package io.adax.trainer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Timeout;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * A test of a service that asks for keys, and knows an OpenID provider. No job of it ever
 * begins, so that there is no engine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "trainer.access.mode=authenticated", "trainer.access.admin-key=" + GuardedService.ADMIN_KEY,
				"trainer.access.monitoring-key=" + GuardedService.MONITORING_KEY,
				"trainer.access.oidc.role-claim=realm_access.roles", "trainer.access.rate-limit.per-second=20",
				"trainer.access.rate-limit.burst=300", "trainer.access.cors.allowed-origins=https://pages.example",
				"trainer.quotas.running=0", "trainer.quotas.projects.small.queued=1",
				"trainer.quotas.projects.small.bytes=100B", "trainer.engine.warm=false",
				"trainer.webhooks.allowed-networks=127.0.0.0/8", "management.server.port=0",
				"management.server.address=127.0.0.1", "logging.level.org.springframework.security=debug",
				"logging.level.org.springframework.web=debug" })
@ContextConfiguration(initializers = { ServiceTest.TemporaryHome.class, GuardedService.Provider.class })
@Import(ServiceTest.Client.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Timeout(120)
public @interface GuardedService {

	/** The first admin's key. */
	String ADMIN_KEY = "adax_root_5f1d0e6c7b3a49288d9c0e1f2a3b4c5d5f1d0e6c7b3a49288d9c0e1f2a3b4c5d";

	/** That of whoever watches. */
	String MONITORING_KEY = "adax_watch_0e6c5f1d7b3a49288d9c0e1f2a3b4c5d5f1d0e6c7b3a49288d9c0e1f2a3b4c5d";

	/** The first admin. */
	Trainer.Token ADMIN = new Trainer.Token(ADMIN_KEY);

	/** A real OpenID provider, which ends with this JVM. */
	class Provider implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		private static final Issuer ISSUER = new Issuer();

		private static final Issuer ANOTHER = new Issuer();

		private static final Duration WHILE = Duration.ofMinutes(5);

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues
				.of("spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ISSUER.uri(),
						"spring.security.oauth2.resourceserver.jwt.audiences=trainer")
				.applyTo(context);
		}

		/** A token that it signs. */
		static Trainer.Token token(String audience, Map<String, Object> claims) {
			return new Trainer.Token(ISSUER.token(audience, WHILE, claims));
		}

		/** One that is over. */
		static Trainer.Token oldToken(Map<String, Object> claims) {
			return new Trainer.Token(ISSUER.token("trainer", Duration.ofMinutes(-5), claims));
		}

		/** A token of another issuer, with a good signature. */
		static Trainer.Token tokenOfAnother(Map<String, Object> claims) {
			return new Trainer.Token(ANOTHER.token("trainer", WHILE, claims));
		}

	}

	/** Makes keys for tests. */
	record Keys(Trainer trainer) {

		/** A new key. */
		Trainer.Token make(String role, String project) {
			return new Trainer.Token(this.trainer.with(ADMIN)
				.post("/keys",
						"""
								{"name": "a %s of %s", "role": "%s", "project": "%s"}""".formatted(role, project, role,
								project))
				.expect(201)
				.text("/key"));
		}

		/** The client of somebody with a new key. */
		Trainer as(String role, String project) {
			return this.trainer.with(make(role, project));
		}

	}

}
