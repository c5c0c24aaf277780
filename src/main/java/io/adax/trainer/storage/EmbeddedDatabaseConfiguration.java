package io.adax.trainer.storage;

import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps others out of the embedded database, and lets the pool come back when it had to
 * close itself.
 */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabaseConfiguration {

	private static final String URL = "jdbc:h2:";

	private static final String DIRECTORY = "database";

	@Bean
	static BeanPostProcessor embeddedDatabase(ObjectProvider<TrainerHome> home) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool && String.valueOf(pool.getJdbcUrl()).startsWith(URL)) {
					close(home.getObject(), pool);
					prepare(pool);
				}
				return bean;
			}

		};
	}

	/** What H2 makes can be read by all who get at it. */
	private static void close(TrainerHome home, HikariDataSource pool) {
		if (String.valueOf(pool.getJdbcUrl()).startsWith(URL + "file:" + home.home().resolve(DIRECTORY) + "/")) {
			Path directory = home.directory(DIRECTORY);
			OwnerOnly.close(directory);
			OwnerOnly.warn(home.home(), directory);
		}
	}

	static void prepare(HikariDataSource pool) {
		pool.setDataSource(new EmbeddedDatabase(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
		pool.setExceptionOverride(new ClosedDatabase());
		// of a database that has closed itself H2's driver says that it is well
		pool.setConnectionTestQuery("select 1");
	}

}
