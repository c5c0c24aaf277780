package io.adax.trainer.storage;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the pool come back when the embedded database had to close itself. */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabaseConfiguration {

	private static final String URL = "jdbc:h2:";

	@Bean
	static BeanPostProcessor embeddedDatabase() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (bean instanceof HikariDataSource pool && String.valueOf(pool.getJdbcUrl()).startsWith(URL)) {
					prepare(pool);
				}
				return bean;
			}

		};
	}

	static void prepare(HikariDataSource pool) {
		pool.setDataSource(new EmbeddedDatabase(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
		pool.setExceptionOverride(new ClosedDatabase());
		// of a database that has closed itself H2's driver says that it is well
		pool.setConnectionTestQuery("select 1");
	}

}
