package io.adax.trainer.storage;

import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes {@code trainer.home} absolute before anything else uses it: the database's
 * address is made of it, and H2 refuses a path such as {@code data}.
 */
public final class AbsoluteHome implements EnvironmentPostProcessor {

	private static final String HOME = "trainer.home";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String home = environment.getProperty(HOME);
		if (home != null && !home.isBlank()) {
			String absolute = Path.of(home).toAbsolutePath().normalize().toString();
			environment.getPropertySources().addFirst(new MapPropertySource("absoluteHome", Map.of(HOME, absolute)));
		}
	}

}
