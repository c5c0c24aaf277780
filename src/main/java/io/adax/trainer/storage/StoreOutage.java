package io.adax.trainer.storage;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away, or cannot do it now, from one that refuses. */
public final class StoreOutage {

	/**
	 * Connection exceptions; insufficient resources (its disk is full, too many
	 * connections); a server that is shutting down or starting.
	 */
	private static final List<String> CLASSES = List.of("08", "53", "57P0");

	/**
	 * A transaction ended because this service was silent for too long; a server that
	 * only reads until it has taken over; deadlocks and lost races, of which one of two
	 * is undone; H2's lock timeout.
	 */
	private static final Set<String> STATES = Set.of("25P03", "25006", "40P01", "40001", "HYT00");

	private StoreOutage() {
	}

	/**
	 * Whether something failed because the database is away or too busy: made again
	 * later, it may succeed. It may have been done nevertheless: of a commit only the
	 * answer may be lost.
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
				|| thrown instanceof SQLException sql
						&& (isAway(sql.getSQLState()) || isClosed(sql) || ClosedDatabase.isCauseOf(sql));
	}

	/** A connection of the pool that broke before; a rollback hides what broke it. */
	private static boolean isClosed(SQLException thrown) {
		return thrown.getSQLState() == null && "Connection is closed".equals(thrown.getMessage());
	}

	private static boolean isAway(@Nullable String state) {
		return state != null && (STATES.contains(state) || CLASSES.stream().anyMatch(state::startsWith));
	}

	private static @Nullable Throwable cause(@Nullable Throwable thrown) {
		return (thrown != null) ? thrown.getCause() : null;
	}

}
