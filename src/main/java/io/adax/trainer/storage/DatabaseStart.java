package io.adax.trainer.storage;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Waits for the database before its tables are made, unless it is one of our own. */
@Configuration(proxyBeanMethods = false)
class DatabaseStart {

	private static final String REMOTE = "jdbc:postgresql:";

	/** Nobody there, cut off, stopping, starting, all connections taken. */
	private static final Set<String> AWAY = Set.of("08001", "08006", "57P01", "57P02", "57P03", "53300");

	/** Not through the pool, which would tell each failure with all that led to it. */
	@Bean
	FlywayMigrationStrategy migration(Patience patience, JdbcConnectionDetails database) {
		return (flyway) -> {
			if (String.valueOf(database.getJdbcUrl()).startsWith(REMOTE)) {
				await(patience, database);
			}
			flyway.migrate();
		};
	}

	static void await(Patience patience, JdbcConnectionDetails database) {
		try {
			patience.make("The database",
					() -> DriverManager
						.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword())
						.close(),
					DatabaseStart::isAway);
		}
		catch (Exception ex) {
			throw (ex instanceof RuntimeException known) ? known
					: new IllegalStateException("The database cannot be used: " + ex.getMessage(), ex);
		}
	}

	static boolean isAway(Throwable failure) {
		return failure instanceof SQLException refusal && AWAY.contains(String.valueOf(refusal.getSQLState()));
	}

}
