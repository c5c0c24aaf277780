package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The database of services in tests: H2 in their home, or with
 * {@code -Dtest.database=postgresql} one of their own on a real server, which ends with
 * this JVM.
 */
final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static int databases;

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if ("postgresql".equals(System.getProperty("test.database"))) {
			TestPropertyValues
				.of("spring.datasource.url=" + create(), "spring.datasource.username=postgres",
						"spring.datasource.password=postgres")
				.applyTo(context);
		}
	}

	private static synchronized String create() {
		String name = "trainer" + ++databases;
		try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create database " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return Server.POSTGRES.getJdbcUrl("postgres", name);
	}

	/** Started when the first service needs it. */
	private static final class Server {

		private static final EmbeddedPostgres POSTGRES = start();

		private static EmbeddedPostgres start() {
			try {
				// every context that Spring keeps at hand holds a pool of ten
				return EmbeddedPostgres.builder().setServerConfig("max_connections", "400").start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
