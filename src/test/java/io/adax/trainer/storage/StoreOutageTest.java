package io.adax.trainer.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class StoreOutageTest {

	@Test
	void knowsADatabaseThatIsAway() {
		assertAway(new CannotCreateTransactionException("no connection"));
		assertAway(new SQLTransientConnectionException("HikariPool-1 - Connection is not available"));
		assertAway(new SQLException("An I/O error occurred while sending to the backend.", "08006"));
		assertAway(new SQLException("terminating connection due to administrator command", "57P01"));
		assertAway(new SQLException("Connection is closed"));
	}

	/**
	 * By SQL state: a silent transaction ended, a standby, a full disk, too many
	 * connections, deadlocks, a lock timeout.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "25P03", "25006", "53100", "53300", "40P01", "40001", "HYT00" })
	void knowsADatabaseThatCannotDoItNow(String state) {
		assertAway(new SQLException("not now", state));
	}

	@Test
	void knowsADatabaseThatRefuses() {
		assertThat(StoreOutage.isCauseOf(new DataIntegrityViolationException("duplicate",
				new SQLException("duplicate key value violates unique constraint", "23505"))))
			.isFalse();
		assertThat(StoreOutage.isCauseOf(new SQLException("value too long for type character varying", "22001")))
			.isFalse();
		assertThat(StoreOutage.isCauseOf(new IllegalStateException("something else"))).isFalse();
	}

	private static void assertAway(Exception ex) {
		assertThat(StoreOutage.isCauseOf(new IllegalStateException("wrapped", ex))).isTrue();
	}

}
