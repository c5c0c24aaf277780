package io.adax.trainer.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import io.adax.trainer.storage.TrainerHome;
import io.adax.trainer.training.NumericEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIfSystemProperty(named = "trainer.jar", matches = ".+")
@Timeout(120)
class PackagedEngineIT {

	@TempDir
	Path home;

	@Test
	void startsFromTheServicesJar() throws IOException {
		EngineProperties properties = EngineFixture.properties(Map.of());
		EngineLauncher launcher = new EngineLauncher(properties, new TrainerHome(this.home),
				new EngineLauncher.Program(EngineMain.class.getName(), System.getProperty("trainer.jar")));
		try (EnginePool engines = new EnginePool(launcher, properties, EngineFixture.worker(1))) {
			engines.warm();
			assertThat(engines.environment().orElseThrow()).returns("1.0.0-M2.1", NumericEnvironment::nd4j)
				.returns(1, NumericEnvironment::threads)
				.satisfies((environment) -> assertThat(environment.trainer()).startsWith(version() + "+"));
		}
	}

	private static String version() throws IOException {
		Properties build = new Properties();
		try (InputStream in = PackagedEngineIT.class.getResourceAsStream("/META-INF/build-info.properties")) {
			build.load(in);
		}
		return build.getProperty("build.version");
	}

}
