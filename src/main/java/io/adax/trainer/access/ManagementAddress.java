package io.adax.trainer.access;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets a management port of its own listen where the API does, unless somebody says
 * otherwise: by itself it would listen on all addresses.
 */
final class ManagementAddress implements EnvironmentPostProcessor {

	private static final String ADDRESS = "management.server.address";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String address = environment.getProperty("server.address");
		if (address != null && isOfItsOwn(environment) && !environment.containsProperty(ADDRESS)) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("managementAddress", Map.of(ADDRESS, address)));
		}
	}

	/** As Spring Boot sees it, which refuses an address without. */
	private static boolean isOfItsOwn(ConfigurableEnvironment environment) {
		int port = environment.getProperty("management.server.port", Integer.class, -1);
		return port == 0 || port > 0 && port != environment.getProperty("server.port", Integer.class, 8080);
	}

}
