package io.adax.trainer.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

class OpenDoorTest {

	private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Door.class);

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.1.2.3", "::1", "localhost" })
	void isOpenForThisMachine(String address) {
		this.context.withPropertyValues("server.address=" + address)
			.run((context) -> assertThat(context.getBean(OpenDoor.class).isOpen()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.address=0.0.0.0", "server.address=192.0.2.1", "server.port=8080" })
	void doesNotOpenForOthers(String property) {
		this.context.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(OpenDoor.Unguarded.class));
	}

	@Test
	void doesNotOpenTheManagementForOthers() {
		this.context.withPropertyValues("server.address=127.0.0.1", "server.port=8080", "management.server.port=8081")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(OpenDoor.Unguarded.class,
						(ex) -> assertThat(ex.property()).isEqualTo("management.server.address")));
	}

	@Test
	void listensAnywhereWhereItAsksForKeys() {
		this.context.withPropertyValues("server.address=0.0.0.0", "trainer.access.mode=authenticated")
			.run((context) -> assertThat(context.getBean(OpenDoor.class).isOpen()).isFalse());
	}

	@Test
	void opensForAllWhereSomebodyInsists() {
		this.context.withPropertyValues("server.address=0.0.0.0", "trainer.access.mode=unsafe-open")
			.run((context) -> assertThat(context.getBean(OpenDoor.class).isOpen()).isTrue());
	}

	@Test
	void saysHowToGoOn() {
		OpenDoor.Unguarded refusal = new OpenDoor.Unguarded("server.address", "0.0.0.0");
		FailureAnalysis analysis = new UnguardedAnalyzer().analyze(new IllegalStateException(refusal), refusal);
		assertThat(analysis.getDescription()).contains("0.0.0.0");
		assertThat(analysis.getAction()).contains("trainer.access.mode=authenticated", "server.address=127.0.0.1",
				"trainer.access.mode=unsafe-open");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(AccessProperties.class)
	@Import(OpenDoor.class)
	static class Door {

	}

}
