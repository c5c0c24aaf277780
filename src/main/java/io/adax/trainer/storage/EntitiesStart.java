package io.adax.trainer.storage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jpa.autoconfigure.EntityManagerFactoryBuilderCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.data.repository.Repository;

/**
 * Reads the entities beside the rest of the start, for which a second core has little to
 * do, and the repositories' queries after it. Whoever needs them first waits until they
 * are there.
 */
@Configuration(proxyBeanMethods = false)
class EntitiesStart {

	private static final Logger log = LoggerFactory.getLogger(EntitiesStart.class);

	@Bean
	EntityManagerFactoryBuilderCustomizer entitiesBesideTheRest() {
		return (builder) -> builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor("entities-"));
	}

	@EventListener
	void readQueries(ApplicationReadyEvent ready) {
		Thread reader = new Thread(() -> read(ready.getApplicationContext()), "queries");
		reader.setDaemon(true);
		reader.start();
	}

	private static void read(ApplicationContext context) {
		try {
			context.getBeansOfType(Repository.class);
		}
		catch (BeanCreationNotAllowedException ex) {
			log.debug("The service ends before its queries are read", ex);
		}
		catch (RuntimeException ex) {
			log.error("Some queries cannot be read", ex);
		}
	}

}
