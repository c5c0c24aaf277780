package io.adax.trainer.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets at the embedded database, which has secrets of webhooks in it. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseConfigurationTest {

	@TempDir
	private Path directory;

	private Path home;

	@BeforeEach
	void makeTheHomeBefore() throws IOException {
		this.home = Files.createDirectory(this.directory.resolve("home"));
		mode(this.home, "rwxr-xr-x");
	}

	@Test
	void isTheOwnerAloneInAHomeThatWasThereBefore() throws IOException {
		open();
		assertThat(this.home.resolve("database/trainer.mv.db")).isRegularFile();
		assertThat(mode(this.home.resolve("database"))).isEqualTo("rwx------");
	}

	@Test
	void isTheOwnerAloneWhereItWasOpen() throws IOException {
		Path database = Files.createDirectory(this.home.resolve("database"));
		mode(database, "rwxrwxr-x");
		open();
		assertThat(mode(database)).isEqualTo("rwx------");
	}

	/** It may hold more than what the service has made. */
	@Test
	void isToldOfAHomeThatOthersSeeAndThatStaysAsItIs(CapturedOutput output) throws IOException {
		open();
		assertThat(output).containsOnlyOnce("The home " + this.home + " is open to others (rwxr-xr-x)");
		assertThat(mode(this.home)).isEqualTo("rwxr-xr-x");
	}

	@Test
	void isToldNothingOfAHomeOfTheOwnerAndItsGroup(CapturedOutput output) throws IOException {
		mode(this.home, "rwxrwx---");
		open();
		assertThat(output).doesNotContain("open to others");
	}

	/** As of a mounted volume; that of /proc not even root changes. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void isUsedAsItIsWhereTheModeCannotBeChanged(CapturedOutput output) {
		OwnerOnly.close(Path.of("/proc/self/task"));
		assertThat(output).contains("/proc/self/task is not closed to others");
	}

	private void open() {
		TrainerHome place = new TrainerHome(this.home);
		new ApplicationContextRunner().withUserConfiguration(EmbeddedDatabaseConfiguration.class)
			.withBean(TrainerHome.class, () -> place)
			.withBean(DataSource.class, () -> pool(place.home()))
			.run((context) -> {
				try (Connection connection = context.getBean(DataSource.class).getConnection()) {
					assertThat(connection.isValid(1)).isTrue();
				}
			});
	}

	private static DataSource pool(Path home) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:h2:file:" + home.resolve("database/trainer"));
		pool.setUsername("trainer");
		pool.setPassword("");
		return pool;
	}

	private static void mode(Path path, String mode) throws IOException {
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
	}

	private static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
