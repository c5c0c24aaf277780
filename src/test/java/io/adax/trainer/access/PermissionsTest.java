package io.adax.trainer.access;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionsTest {

	@ParameterizedTest
	@CsvSource({ "GET, /api/v1/jobs, VIEWER", "HEAD, /api/v1/models/1/content, VIEWER",
			"POST, /api/v1/models/1/predictions, VIEWER", "POST, /api/v1/jobs/validate, VIEWER",
			"POST, /api/v1/jobs, TRAINER", "PATCH, /api/v1/jobs/1, TRAINER", "DELETE, /api/v1/jobs, TRAINER",
			"POST, /api/v1/models/1/rebuild, TRAINER", "POST, /api/v1/jobs/validate/clone, TRAINER",
			"GET, /api/v1/webhooks, TRAINER", "GET, /api/v1/webhooks/1/deliveries, TRAINER", "GET, /api/v1/keys, ADMIN",
			"POST, /api/v1/keys, ADMIN", "GET, /api/v1/audit, ADMIN", "GET, /actuator/prometheus, ADMIN",
			"GET, /actuator/health, ADMIN", "GET, /h2-console, ADMIN", "GET, /, ADMIN",
			"TRACE, /api/v1/jobs, TRAINER" })
	void needsARole(String method, String path, Role role) {
		assertThat(Permissions.required(method, path)).contains(role);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/livez", "/readyz", "/actuator/health/liveness", "/actuator/health/readiness",
			"/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/swagger-ui.html",
			"/swagger-ui/index.html", "/api/v1/problems", "/api/v1/problems/not-found" })
	void isForAnybody(String path) {
		assertThat(Permissions.required("GET", path)).isEmpty();
	}

}
