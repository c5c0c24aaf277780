package io.adax.trainer.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TrainerHomeTest {

	@TempDir
	Path directory;

	@Test
	void isTrainerDataByDefault() {
		TrainerHome home = new Binder(new MapConfigurationPropertySource()).bindOrCreate("trainer", TrainerHome.class);
		assertThat(home.home()).isEqualTo(Path.of("trainer-data").toAbsolutePath());
	}

	@Test
	void createsDirectoriesForTheOwnerAlone() throws IOException {
		Path logs = new TrainerHome(this.directory.resolve("home")).directory("logs");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs))).isEqualTo("rwx------");
	}

	@Test
	void givesADirectoryThatIsThere() {
		TrainerHome home = new TrainerHome(this.directory);
		assertThat(home.directory("logs")).isEqualTo(home.directory("logs")).isDirectory();
	}

	@Test
	void givesADirectoryThatIsElsewhere() throws IOException {
		Path elsewhere = Files.createDirectory(this.directory.resolve("elsewhere"));
		Path home = Files.createDirectory(this.directory.resolve("home"));
		Path link = Files.createSymbolicLink(home.resolve("database"), elsewhere);
		assertThat(new TrainerHome(home).directory("database")).isEqualTo(link);
	}

	@Test
	void tellsWhichSettingIsToBlame() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> new TrainerHome(file).directory("logs"))
			.withMessageContaining("trainer.home");
	}

}
