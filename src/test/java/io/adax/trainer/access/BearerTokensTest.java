package io.adax.trainer.access;

import java.util.Map;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BearerTokensTest {

	/** Nobody listens there. */
	private static final String NOWHERE = "http://127.0.0.1:1";

	@Test
	void tellsThatTheProviderIsAwayFromTheStartOn() throws Exception {
		assertAway(new SupplierJwtDecoder(() -> JwtDecoders.fromIssuerLocation(NOWHERE)));
	}

	@Test
	void tellsThatTheProviderIsAwayLater() throws Exception {
		assertAway((token) -> {
			throw new JwtException("Couldn't retrieve remote JWK set");
		});
	}

	private static void assertAway(JwtDecoder decoder) throws Exception {
		BearerTokens tokens = new BearerTokens(null, null, null,
				new StaticListableBeanFactory(Map.of("decoder", decoder)).getBeanProvider(JwtDecoder.class), null);
		BearerTokens.Unknowable refusal = catchThrowableOfType(BearerTokens.Unknowable.class,
				() -> tokens.authenticate(new BearerTokenAuthenticationToken("a.b.c")));
		MockHttpServletResponse response = new MockHttpServletResponse();
		new Refusals(new AccessProperties.RateLimit(1, 1, 1, 1), TimeMeter.SYSTEM_NANOTIME)
			.commence(new MockHttpServletRequest(), response, refusal);
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("Retry-After")).isNotNull();
		assertThat(response.getContentAsString()).contains("/api/v1/problems/identity-unavailable")
			.doesNotContain(NOWHERE);
	}

}
