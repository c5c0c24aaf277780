package io.adax.trainer.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away from one that refuses. */
public final class StoreOutage {

	private StoreOutage() {
	}

	/**
	 * Whether something failed because the database is away. It may have been done
	 * nevertheless: of a commit only the answer may be lost.
	 */
	public static boolean isCauseOf(Throwable thrown) {
		return Stream.<@Nullable Throwable>iterate(thrown, Objects::nonNull, StoreOutage::cause)
			.anyMatch(StoreOutage::isAway);
	}

	private static boolean isAway(@Nullable Throwable thrown) {
		return thrown instanceof CannotCreateTransactionException
				|| thrown instanceof DataAccessResourceFailureException
				|| thrown instanceof SQLTransientConnectionException
				|| thrown instanceof SQLNonTransientConnectionException || thrown instanceof SQLRecoverableException
				|| thrown instanceof SQLException sql && (isAway(sql.getSQLState()) || isClosed(sql));
	}

	/** A connection of the pool that broke before; a rollback hides what broke it. */
	private static boolean isClosed(SQLException thrown) {
		return thrown.getSQLState() == null && "Connection is closed".equals(thrown.getMessage());
	}

	/** Connection exceptions, and a server that is shutting down or starting. */
	private static boolean isAway(@Nullable String state) {
		return state != null && (state.startsWith("08") || state.startsWith("57P0"));
	}

	private static @Nullable Throwable cause(@Nullable Throwable thrown) {
		return (thrown != null) ? thrown.getCause() : null;
	}

}
