package io.adax.trainer.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Connections to H2's file, for a pool. H2 closes itself when its file cannot be written,
 * and the next connection opens the file anew. Whoever then still asks something of an
 * old one makes H2 forget the new database, which keeps its file locked: nobody could
 * connect any more. So there are new connections only when the old ones are closed.
 */
final class EmbeddedDatabase extends DriverManagerDataSource {

	private final List<JdbcConnection> open = new ArrayList<>();

	EmbeddedDatabase(String url, String username, String password) {
		super(url, username, password);
	}

	@Override
	protected synchronized Connection getConnectionFromDriver(Properties properties) throws SQLException {
		for (JdbcConnection connection : List.copyOf(this.open)) {
			if (connection.isClosed()) {
				this.open.remove(connection);
			}
			else if (hasClosedItself(connection)) {
				throw new SQLTransientConnectionException(
						"The embedded database has closed itself, and not all have let go of it yet");
			}
		}
		Connection connection = super.getConnectionFromDriver(properties);
		this.open.add(connection.unwrap(JdbcConnection.class));
		return connection;
	}

	/** Without asking it anything. */
	private static boolean hasClosedItself(JdbcConnection connection) {
		return connection.getSession() instanceof SessionLocal session
				&& session.getDatabase().getStore().getMvStore().isClosed();
	}

}
