package io.adax.trainer.traces;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps what Spring Boot configures for tracing out of a service that traces nothing, so
 * that its start loads hardly any of OpenTelemetry: Boot's own switch leaves all but the
 * exporters on.
 */
final class TracingWhereAsked implements AutoConfigurationImportFilter, EnvironmentAware {

	private boolean asked;

	@Override
	public void setEnvironment(Environment environment) {
		this.asked = environment.getProperty(UnaskedTraces.EXPORT, Boolean.class, true);
	}

	@Override
	public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
		boolean[] wanted = new boolean[classes.length];
		for (int i = 0; i < classes.length; i++) {
			wanted[i] = this.asked || !isOfTracing(classes[i]);
		}
		return wanted;
	}

	private static boolean isOfTracing(@Nullable String name) {
		return name != null && (name.startsWith("org.springframework.boot.micrometer.tracing.")
				|| name.startsWith("org.springframework.boot.opentelemetry."));
	}

}
