package io.adax.trainer.access;

import java.io.IOException;
import java.util.List;

import io.adax.trainer.web.ProblemAnswers;
import io.adax.trainer.web.ProblemType;

import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Which web pages may use the service: its own, and those of the origins that are
 * allowed. Any other page's request is refused, also where the door is open: a page that
 * somebody looks at must not train on that machine.
 */
final class ForeignPages extends DefaultCorsProcessor {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PATCH", "DELETE");

	private static final List<String> HEADERS = List.of("Location", "ETag", "Retry-After", "Idempotent-Replayed",
			"Content-Disposition", "WWW-Authenticate", "Accept-Ranges", "Content-Range", "Deprecation", "Sunset",
			"Link");

	static CorsFilter filter(AccessProperties.Cors properties) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(properties.allowedOrigins());
		configuration.setAllowedMethods(METHODS);
		configuration.setAllowedHeaders(List.of(CorsConfiguration.ALL));
		configuration.setExposedHeaders(HEADERS);
		configuration.setMaxAge(properties.maxAge());
		CorsFilter filter = new CorsFilter((request) -> configuration);
		filter.setCorsProcessor(new ForeignPages());
		return filter;
	}

	@Override
	protected void rejectRequest(ServerHttpResponse response) throws IOException {
		if (response instanceof ServletServerHttpResponse servlet) {
			ProblemAnswers.write(servlet.getServletResponse(), ProblemType.FORBIDDEN,
					"Web pages of that origin may not use the service (trainer.access.cors.allowed-origins).");
		}
		else {
			super.rejectRequest(response);
		}
	}

}
