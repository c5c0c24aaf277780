package io.adax.trainer.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.junit.jupiter.api.Test;

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

	@Test
	void knowsADatabaseThatRefuses() {
		assertThat(StoreOutage.isCauseOf(new DataIntegrityViolationException("duplicate",
				new SQLException("duplicate key value violates unique constraint", "23505"))))
			.isFalse();
		assertThat(StoreOutage.isCauseOf(new IllegalStateException("something else"))).isFalse();
	}

	private static void assertAway(Exception ex) {
		assertThat(StoreOutage.isCauseOf(new IllegalStateException("wrapped", ex))).isTrue();
	}

}
