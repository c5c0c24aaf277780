package io.adax.trainer.traces;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = UnaskedTraces.EXPORT, matchIfMissing = true)
class TracesConfiguration {

	/** Whoever looks whether it lives does so every few seconds. */
	@Bean
	SpanExportingPredicate unlessFromManagement() {
		return (span) -> !isOfManagement(span);
	}

	private static boolean isOfManagement(FinishedSpan span) {
		String uri = span.getTags().getOrDefault("uri", "");
		return uri.startsWith("/actuator") || uri.equals("/livez") || uri.equals("/readyz");
	}

}
