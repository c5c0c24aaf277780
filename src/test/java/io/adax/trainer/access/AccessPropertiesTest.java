package io.adax.trainer.access;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class AccessPropertiesTest {

	private static final String KEY = "adax_root_0123456789abcdef0123456789abcdef";

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void isOpenAndClosedToOtherPagesByDefault() {
		with((properties) -> {
			assertThat(properties.mode()).isEqualTo(AccessProperties.Mode.OPEN);
			assertThat(properties.cors().allowedOrigins()).isEmpty();
			assertThat(properties.rateLimit().perSecond()).isEqualTo(100);
			assertThat(properties.oidc().roleClaim()).isEqualTo("roles");
		});
	}

	@Test
	void readsRolesByTheirNamesElsewhere() {
		with((properties) -> assertThat(properties.oidc().roles()).containsEntry("ml-team", Role.TRAINER),
				"trainer.access.oidc.roles.ml-team=trainer");
	}

	@Test
	void doesNotTellTheAdminsKey() {
		with((properties) -> assertThat(properties.toString()).doesNotContain("0123"),
				"trainer.access.admin-key=" + KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mode=closed", "oidc.role-claim=", "oidc.default-project=No!", "rate-limit.per-second=-1",
			"rate-limit.burst=0", "rate-limit.unknown-per-second=-1", "rate-limit.unknown-burst=0" })
	void refuses(String property) {
		this.context.withPropertyValues("trainer.access." + property).run((context) -> assertThat(context).hasFailed());
	}

	private void with(Consumer<AccessProperties> assertion, String... settings) {
		this.context.withPropertyValues(settings)
			.run((context) -> assertion.accept(context.getBean(AccessProperties.class)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(AccessProperties.class)
	static class Properties {

	}

}
