package io.adax.trainer.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class HomeMetersTest {

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void tellWhatAllFilesOfTheHomeTake(@TempDir Path folder) throws IOException {
		HomeMeters meters = meters(folder, null);
		Files.write(folder.resolve("one"), new byte[1000]);
		Files.write(Files.createDirectories(folder.resolve("a/b")).resolve("two"), new byte[24]);
		meters.measure();
		meters.stop();
		assertThat(gauge("trainer.home.used")).isEqualTo(1024);
	}

	@Test
	void tellWhatTheHomeMayHave(@TempDir Path folder) {
		meters(folder, DataSize.ofMegabytes(10240)).stop();
		assertThat(gauge("trainer.home.limit")).isEqualTo(10240L << 20);
	}

	@Test
	void tellOfNoLimitWhereThereIsOnlyTheDisk(@TempDir Path folder) {
		meters(folder, null).stop();
		assertThat(gauge("trainer.home.limit")).isNaN();
	}

	private HomeMeters meters(Path folder, @Nullable DataSize limit) {
		return new HomeMeters(new TrainerHome(folder),
				new StorageProperties(StorageProperties.Type.FOLDER, null, null, limit), this.registry);
	}

	private double gauge(String name) {
		return this.registry.get(name).gauge().value();
	}

}
