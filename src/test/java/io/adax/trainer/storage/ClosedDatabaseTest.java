package io.adax.trainer.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import io.adax.trainer.FullDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ClosedDatabaseTest {

	private final ClosedDatabase closed = new ClosedDatabase();

	@TempDir
	private Path home;

	private Connection connection;

	@BeforeEach
	void openAFile() throws SQLException {
		FullDisk.register();
		this.connection = open();
		execute("create table run (id int primary key)");
	}

	@AfterEach
	void close() throws SQLException {
		FullDisk.free();
		this.connection.close();
	}

	@Test
	void aConnectionIsOfNoUseOnceTheDiskWasFull() throws SQLException {
		FullDisk.fill();
		SQLException full = failureOf("insert into run values (1)");
		FullDisk.free();
		SQLException after = failureOf("insert into run values (1)");
		assertThat(this.closed.adjudicate(full)).isEqualTo(Override.MUST_EVICT);
		assertThat(this.closed.adjudicate(after)).isEqualTo(Override.MUST_EVICT);
		assertThat(StoreOutage.isCauseOf(full)).isTrue();
		assertThat(StoreOutage.isCauseOf(after)).isTrue();
		this.connection = open();
		execute("insert into run values (1)");
	}

	@Test
	void aConnectionStaysWhenTheDatabaseRefuses() throws SQLException {
		execute("insert into run values (1)");
		SQLException twice = failureOf("insert into run values (1)");
		assertThat(this.closed.adjudicate(twice)).isEqualTo(Override.CONTINUE_EVICT);
		assertThat(StoreOutage.isCauseOf(twice)).isFalse();
	}

	private Connection open() throws SQLException {
		return DriverManager
			.getConnection("jdbc:h2:filling:" + this.home.resolve("trainer") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
	}

	private SQLException failureOf(String sql) {
		return catchThrowableOfType(SQLException.class, () -> execute(sql));
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
