package io.adax.trainer.traces;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Turns tracing off unless somebody says where traces go. Spring Boot has it on as soon
 * as its libraries are there: it would make spans for nobody, and keep room for their ids
 * in each line of the log.
 */
final class UnaskedTraces implements EnvironmentPostProcessor {

	/** Spring Boot's own switch. */
	static final String EXPORT = "management.tracing.export.enabled";

	private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		environment.getPropertySources().addFirst(new Switch(environment));
	}

	private static boolean areAsked(Environment environment) {
		return !environment.getProperty(ENDPOINT, "").isBlank()
				&& environment.getProperty("management.opentelemetry.enabled", Boolean.class, true);
	}

	/**
	 * Looks when it is asked: the variables that OpenTelemetry's own SDKs go by may
	 * become properties after this.
	 */
	private static final class Switch extends PropertySource<Object> {

		private final Environment environment;

		private Switch(Environment environment) {
			// Spring Boot takes an environment as a source for more sources
			super("unaskedTraces", new Object());
			this.environment = environment;
		}

		@Override
		public @Nullable Object getProperty(String name) {
			return (name.equals(EXPORT) && !areAsked(this.environment)) ? "false" : null;
		}

	}

}
