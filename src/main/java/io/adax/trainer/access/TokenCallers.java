package io.adax.trainer.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.web.Printable;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Reads role and project out of a token whose signature, issuer and times are good. */
@Component
class TokenCallers {

	private static final int LONGEST = 200;

	private final AccessProperties.Oidc properties;

	TokenCallers(AccessProperties properties) {
		this.properties = properties.oidc();
	}

	/** Who that is; refused if the token gives neither a role nor a project. */
	Caller of(Jwt token) {
		Role role = texts(claim(token.getClaims(), this.properties.roleClaim())).stream()
			.flatMap((text) -> role(text).stream())
			.max(Comparator.naturalOrder())
			.orElseThrow(() -> new InvalidBearerTokenException("The token has no role for this service"));
		String subject = String.valueOf(token.getSubject());
		String name = Objects.requireNonNullElse(token.getClaimAsString("preferred_username"), subject);
		return Caller.of("user:" + subject, Printable.cut(name, LONGEST), role, project(token, role));
	}

	private Optional<Role> role(String text) {
		return Optional.ofNullable(this.properties.roles().get(text)).or(() -> Role.named(text));
	}

	private String project(Jwt token, Role role) {
		String usual = (role == Role.ADMIN) ? Projects.DEFAULT : this.properties.defaultProject();
		return texts(claim(token.getClaims(), this.properties.projectClaim())).stream()
			.findFirst()
			.or(() -> Optional.ofNullable(usual))
			.filter((project) -> project.matches(Projects.FORM))
			.orElseThrow(() -> new InvalidBearerTokenException("The token has no project of this service"));
	}

	/** Of that very name, or inside of objects. */
	private static @Nullable Object claim(Map<?, ?> claims, String name) {
		if (claims.containsKey(name)) {
			return claims.get(name);
		}
		String[] path = name.split("\\.", 2);
		return (path.length == 2 && claims.get(path[0]) instanceof Map<?, ?> inner) ? claim(inner, path[1]) : null;
	}

	private static List<String> texts(@Nullable Object claim) {
		if (claim instanceof Collection<?> several) {
			return several.stream().filter(String.class::isInstance).map(String.class::cast).toList();
		}
		return (claim instanceof String text) ? Arrays.stream(text.split(" ")).filter((s) -> !s.isEmpty()).toList()
				: List.of();
	}

}
