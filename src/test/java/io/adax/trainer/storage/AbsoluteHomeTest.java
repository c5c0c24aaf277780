package io.adax.trainer.storage;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class AbsoluteHomeTest {

	@Test
	void makesARelativeHomeAbsolute() {
		MockEnvironment environment = new MockEnvironment().withProperty("trainer.home", "some/../data")
			.withProperty("url", "jdbc:h2:file:${trainer.home}/database");
		new AbsoluteHome().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty("url"))
			.isEqualTo("jdbc:h2:file:" + Path.of("data").toAbsolutePath() + "/database");
	}

}
