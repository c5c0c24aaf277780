package io.adax.trainer.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.adax.trainer.FullDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** H2's real file, on a disk that is full for a while. */
class EmbeddedDatabaseTest {

	private static final int SIZE = 5;

	@TempDir
	private Path home;

	private HikariDataSource pool;

	private EmbeddedDatabase database;

	@BeforeEach
	void open() throws SQLException {
		FullDisk.register();
		this.pool = new HikariDataSource();
		this.pool
			.setJdbcUrl("jdbc:h2:filling:%s;WRITE_DELAY=0;TRACE_LEVEL_FILE=0".formatted(this.home.resolve("trainer")));
		this.pool.setUsername("trainer");
		this.pool.setPassword("");
		this.pool.setMaximumPoolSize(SIZE);
		this.pool.setConnectionTimeout(2000);
		EmbeddedDatabaseConfiguration.prepare(this.pool);
		this.database = (EmbeddedDatabase) this.pool.getDataSource();
		write("create table run (id int primary key)");
	}

	@AfterEach
	void close() {
		FullDisk.free();
		this.pool.close();
	}

	@Test
	void opensTheFileAnewWhenAllHaveLetGoOfIt() throws SQLException {
		try (Connection busy = this.pool.getConnection()) {
			breakIt();
			assertThatExceptionOfType(SQLTransientConnectionException.class)
				.isThrownBy(() -> this.database.getConnection("trainer", ""));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(busy, "select 1"));
		}
		await().atMost(Duration.ofSeconds(20))
			.ignoreExceptionsInstanceOf(SQLException.class)
			.untilAsserted(() -> write("insert into run values (2)"));
	}

	/**
	 * One that is asked too late made H2 forget its new database, and nobody could
	 * connect.
	 */
	@Test
	void hasAllItsConnectionsAgain() throws SQLException {
		for (int round = 0; round < 3; round++) {
			takeAll().forEach(EmbeddedDatabaseTest::giveBack);
			breakIt();
			int row = 10 + round;
			await().atMost(Duration.ofSeconds(20))
				.ignoreExceptionsInstanceOf(SQLException.class)
				.untilAsserted(() -> write("insert into run values (%d)".formatted(row)));
			await().atMost(Duration.ofSeconds(20)).ignoreExceptionsInstanceOf(SQLException.class).untilAsserted(() -> {
				List<Connection> all = takeAll();
				try {
					for (Connection connection : all) {
						execute(connection, "select * from run");
					}
				}
				finally {
					all.forEach(EmbeddedDatabaseTest::giveBack);
				}
			});
		}
	}

	private void breakIt() {
		FullDisk.fill();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> write("insert into run values (1)"));
		FullDisk.free();
	}

	private List<Connection> takeAll() throws SQLException {
		List<Connection> taken = new ArrayList<>();
		try {
			while (taken.size() < SIZE) {
				taken.add(this.pool.getConnection());
			}
			return taken;
		}
		catch (SQLException ex) {
			taken.forEach(EmbeddedDatabaseTest::giveBack);
			throw ex;
		}
	}

	private static void giveBack(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void write(String sql) throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			execute(connection, sql);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
