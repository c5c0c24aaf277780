package io.adax.trainer.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HomeMetersTest {

	@Test
	void tellWhatAllFilesOfTheHomeTake(@TempDir Path folder) throws IOException {
		MeterRegistry registry = new SimpleMeterRegistry();
		HomeMeters meters = new HomeMeters(new TrainerHome(folder), registry);
		Files.write(folder.resolve("one"), new byte[1000]);
		Files.write(Files.createDirectories(folder.resolve("a/b")).resolve("two"), new byte[24]);
		meters.measure();
		meters.stop();
		assertThat(registry.get("trainer.home.used").gauge().value()).isEqualTo(1024);
	}

}
