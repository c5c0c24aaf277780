package io.adax.trainer.access;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class KnownHostsTest {

	private final KnownHosts hosts = new KnownHosts(List.of("trainer.example"));

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LocalHost:8080", "127.0.0.1", "127.1.2.3:80", "[::1]:8080",
			"[0:0:0:0:0:0:0:1]", "trainer.example:8080" })
	void answersToNamesOfThisMachine(String host) {
		assertThat(this.hosts.isKnown(host)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example",
			"192.0.2.1", "[::2]", "[::1].evil.example", "" })
	void answersToNoOther(String host) {
		assertThat(this.hosts.isKnown(host)).isFalse();
	}

	@Test
	void refusesAPageWhoseNameLeadsHere() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/jobs");
		request.addHeader("Host", "evil.example:8080");
		request.addHeader("Origin", "http://evil.example:8080");
		request.addHeader("X-Forwarded-Host", "localhost");
		MockHttpServletResponse response = new MockHttpServletResponse();
		MockFilterChain chain = new MockFilterChain();
		this.hosts.doFilter(request, response, chain);
		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getContentAsString()).contains("trainer.access.hosts");
		assertThat(chain.getRequest()).isNull();
	}

}
