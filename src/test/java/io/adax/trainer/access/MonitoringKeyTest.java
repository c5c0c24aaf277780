package io.adax.trainer.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class MonitoringKeyTest {

	private static final KeyText KEY = KeyText.random();

	/** Of the outage itself nothing would be seen otherwise. */
	@Test
	void opensWhileTheDatabaseIsAway() {
		AccessKeys keys = mock();
		given(keys.open(any())).willThrow(new DataAccessResourceFailureException("away"));
		BearerTokens tokens = new BearerTokens(new AdminKey(properties(null)),
				new MonitoringKey(properties(KEY.text())), keys,
				new StaticListableBeanFactory().getBeanProvider(JwtDecoder.class), null);
		assertThat(tokens.authenticate(new BearerTokenAuthenticationToken(KEY.text())).getPrincipal())
			.isEqualTo(Caller.MONITORING);
		assertThatExceptionOfType(BearerTokens.Unknowable.class)
			.isThrownBy(() -> tokens.authenticate(new BearerTokenAuthenticationToken(KeyText.random().text())));
	}

	@ParameterizedTest
	@CsvSource({ "GET, /actuator/prometheus, true", "HEAD, /actuator/prometheus, true",
			"GET, /api/v1/system/queue, true", "GET, /livez, true", "POST, /actuator/prometheus, false",
			"GET, /actuator/health, false", "GET, /api/v1/jobs, false", "GET, /api/v1/system/workers, false",
			"GET, /api/v1/keys, false", "GET, /api/v1/audit, false", "POST, /api/v1/jobs, false",
			"GET, /api/v1/system/queue/x, false", "GET, /actuator, false" })
	void opensNumbersAndNothingElse(String method, String path, boolean granted) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		assertThat(new Permissions()
			.authorize(() -> new CallerToken(Caller.MONITORING), new RequestAuthorizationContext(request))
			.isGranted()).isEqualTo(granted);
	}

	/** As those of one project only: it is asked how many workers all of them need. */
	@Test
	void seesNumbersOfAllProjects() {
		SecurityContextHolder.getContext().setAuthentication(new CallerToken(Caller.MONITORING));
		try {
			assertThat(new Projects().only()).isEmpty();
			assertThat(new Projects().areNumbersOnly()).isTrue();
		}
		finally {
			SecurityContextHolder.clearContext();
		}
		assertThat(new Projects().areNumbersOnly()).isFalse();
	}

	@Test
	void tellsWhatItIsFor() throws Exception {
		SecurityContextHolder.getContext().setAuthentication(new CallerToken(Caller.MONITORING));
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			new Refusals(new AccessProperties.RateLimit(1, 1, 1, 1), TimeMeter.SYSTEM_NANOTIME)
				.handle(new MockHttpServletRequest("GET", "/api/v1/jobs"), response, new AccessDeniedException("no"));
		}
		finally {
			SecurityContextHolder.clearContext();
		}
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getContentAsString()).contains("The key for monitoring opens");
	}

	@Test
	void isNotToldWhereItIsWrong() {
		assertThatIllegalStateException().isThrownBy(() -> new MonitoringKey(properties("adax_root_hunter2")))
			.withMessageContaining("trainer.access.monitoring-key")
			.withMessageNotContaining("hunter2");
	}

	@Test
	void isNobodysWhereThereIsNone() {
		assertThat(new MonitoringKey(properties(null)).open(KEY)).isEmpty();
	}

	private static AccessProperties properties(String monitoringKey) {
		return new AccessProperties(AccessProperties.Mode.AUTHENTICATED, null, null, monitoringKey, null,
				new AccessProperties.Oidc("roles", Map.of(), "project", null),
				new AccessProperties.RateLimit(100, 500, 10, 100),
				new AccessProperties.Cors(List.of(), Duration.ofHours(1)), List.of());
	}

}
