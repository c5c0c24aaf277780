package io.adax.trainer.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TokenCallersTest {

	@Test
	void readsRoleAndProject() {
		Caller caller = callers("roles", null).of(token(Map.of("roles", List.of("trainer"), "project", "vision")));
		assertThat(caller).isEqualTo(new Caller("user:alice", "alice", Role.TRAINER, "vision", false));
	}

	@Test
	void takesTheHighestRoleOfALongList() {
		Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("x", "viewer", "ml-leads")),
				"project", "vision");
		assertThat(callers("realm_access.roles", null).of(token(claims)).role()).isEqualTo(Role.ADMIN);
	}

	@Test
	void readsATextOfWords() {
		assertThat(callers("scope", null).of(token(Map.of("scope", "openid viewer", "project", "p"))).role())
			.isEqualTo(Role.VIEWER);
	}

	@Test
	void letsAdminsSeeAllProjects() {
		Caller caller = callers("roles", null).of(token(Map.of("roles", "admin")));
		assertThat(caller.everywhere()).isTrue();
		assertThat(caller.project()).isEqualTo("default");
	}

	@Test
	void refusesATokenWithoutARole() {
		assertThatExceptionOfType(InvalidBearerTokenException.class)
			.isThrownBy(() -> callers("roles", null).of(token(Map.of("project", "vision"))));
	}

	@Test
	void refusesATokenWithoutAProjectUnlessThereIsOneForSuch() {
		Jwt token = token(Map.of("roles", "viewer"));
		assertThatExceptionOfType(InvalidBearerTokenException.class).isThrownBy(() -> callers("roles", null).of(token));
		assertThat(callers("roles", "shared").of(token).project()).isEqualTo("shared");
	}

	@Test
	void refusesAProjectThatIsNoName() {
		assertThatExceptionOfType(InvalidBearerTokenException.class)
			.isThrownBy(() -> callers("roles", null).of(token(Map.of("roles", "viewer", "project", "*"))));
	}

	private static TokenCallers callers(String roleClaim, String defaultProject) {
		return new TokenCallers(new AccessProperties(AccessProperties.Mode.AUTHENTICATED, null, null, null, null,
				new AccessProperties.Oidc(roleClaim, Map.of("ml-leads", Role.ADMIN), "project", defaultProject),
				new AccessProperties.RateLimit(1, 1, 1, 1), new AccessProperties.Cors(List.of(), Duration.ZERO),
				List.of()));
	}

	private static Jwt token(Map<String, Object> claims) {
		return Jwt.withTokenValue("token")
			.header("alg", "none")
			.subject("alice")
			.claims((all) -> all.putAll(claims))
			.build();
	}

}
