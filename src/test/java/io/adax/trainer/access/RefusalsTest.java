package io.adax.trainer.access;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTest {

	private final Refusals refusals = new Refusals(new AccessProperties.RateLimit(1, 1, 1, 2),
			TimeMeter.SYSTEM_NANOTIME);

	@Test
	void slowsAnAddressDownThatHasNoValidKey() throws Exception {
		refused("192.0.2.1");
		refused("192.0.2.1");
		MockHttpServletResponse response = refused("192.0.2.1");
		assertThat(response.getStatus()).isEqualTo(429);
		assertThat(response.getHeader("Retry-After")).isEqualTo("1");
		assertThat(response.getContentAsString()).contains("trainer.access.rate-limit.unknown-per-second");
		assertThat(refused("192.0.2.2").getStatus()).isEqualTo(401);
	}

	@Test
	void saysWhatIsWrongAndNothingOfTheRequest() throws Exception {
		assertThat(refused("192.0.2.3").getHeader("WWW-Authenticate"))
			.isEqualTo("Bearer error=\"invalid_token\", error_description=\"no\"");
	}

	private MockHttpServletResponse refused(String address) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/jobs");
		request.setRemoteAddr(address);
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.refusals.commence(request, response, new InvalidBearerTokenException("no"));
		return response;
	}

}
