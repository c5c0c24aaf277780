package io.adax.trainer.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HomeMarkTest {

	private static final StorageProperties FOLDER = new StorageProperties(StorageProperties.Type.FOLDER,
			new StorageProperties.S3(null, null, null, null, ""), new StorageProperties.Cache(DataSize.ofGigabytes(5)),
			null);

	@TempDir
	Path directory;

	private final JdbcTemplate one = database();

	private final JdbcTemplate other = database();

	@Test
	void startsAgainWithTheSameDatabase() {
		mark(this.one).check();
		mark(this.one).check();
		assertThat(this.directory.resolve("database-id"))
			.hasContent(this.one.queryForObject("select id from home", String.class));
		assertThat(this.directory).isDirectoryNotContaining("glob:**.tmp");
	}

	/** As with the embedded database where PostgreSQL was forgotten. */
	@Test
	void refusesANewDatabase() {
		mark(this.one).check();
		assertThatExceptionOfType(HomeMark.Mismatch.class).isThrownBy(mark(this.other)::check);
		assertThat(this.other.queryForList("select id from home")).as("nothing is changed").isEmpty();
	}

	@Test
	void refusesTheDatabaseOfAnotherHome() throws IOException {
		mark(this.one).check();
		new HomeMark(new TrainerHome(Files.createDirectory(this.directory.resolve("home"))), this.other, FOLDER)
			.check();
		assertThatExceptionOfType(HomeMark.Mismatch.class).isThrownBy(mark(this.other)::check);
	}

	/** As where a volume is not mounted. */
	@Test
	void refusesANewHome() throws IOException {
		mark(this.one).check();
		Path empty = Files.createDirectory(this.directory.resolve("home"));
		HomeMark other = new HomeMark(new TrainerHome(empty), this.one, FOLDER);
		HomeMark.Mismatch mismatch = catchThrowableOfType(HomeMark.Mismatch.class, other::check);
		assertThat(empty).isEmptyDirectory();
		String id = this.one.queryForObject("select id from home", String.class);
		assertThat(mismatch.action()).contains("write " + id + " into " + empty.resolve("database-id"));
		Files.writeString(empty.resolve("database-id"), id + "\n");
		other.check();
	}

	@Test
	void goesOnWhereItWasKilledBetweenTheTwo() throws IOException {
		Files.writeString(this.directory.resolve("database-id"), "new 123\n");
		mark(this.one).check();
		assertThat(this.one.queryForObject("select id from home", String.class)).isEqualTo("123");
		Files.writeString(this.directory.resolve("database-id"), "new 123\n");
		mark(this.one).check();
		assertThat(this.directory.resolve("database-id")).hasContent("123");
	}

	@Test
	void saysHowToGoOn() throws IOException {
		mark(this.one).check();
		HomeMark.Mismatch mismatch = catchThrowableOfType(HomeMark.Mismatch.class, mark(this.other)::check);
		FailureAnalysis analysis = new HomeMarkAnalyzer().analyze(mismatch);
		assertThat(analysis.getDescription()).contains(this.directory.toString()).contains("spring.datasource.url");
		assertThat(analysis.getAction()).contains("delete " + this.directory.resolve("database-id"));
		Files.delete(this.directory.resolve("database-id"));
		mark(this.other).check();
	}

	private HomeMark mark(JdbcTemplate database) {
		return new HomeMark(new TrainerHome(this.directory), database, FOLDER);
	}

	private static JdbcTemplate database() {
		DriverManagerDataSource source = new DriverManagerDataSource(
				"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		new ResourceDatabasePopulator(new ClassPathResource("db/migration/V7__home.sql")).execute(source);
		return new JdbcTemplate(source);
	}

}
