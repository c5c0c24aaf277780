package io.adax.trainer.access;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ManagementAddressTest {

	/**
	 * The ports of API and management, the address that is given, and what comes of it.
	 */
	@ParameterizedTest
	@CsvSource({ "8080, 8081, , 127.0.0.1", "8080, 8081, 0.0.0.0, 0.0.0.0", "8080, 8080, ,", "8080, , ,", "8080, -1, ,",
			"0, 0, , 127.0.0.1" })
	void isThatOfTheApiWhereManagementHasAPortOfItsOwn(String port, String management, String given, String expected) {
		MockEnvironment environment = new MockEnvironment().withProperty("server.address", "127.0.0.1")
			.withProperty("server.port", port);
		set(environment, "management.server.port", management);
		set(environment, "management.server.address", given);
		new ManagementAddress().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty("management.server.address")).isEqualTo(expected);
	}

	private static void set(MockEnvironment environment, String name, String value) {
		if (value != null) {
			environment.setProperty(name, value);
		}
	}

}
