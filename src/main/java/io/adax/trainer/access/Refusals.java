package io.adax.trainer.access;

import java.io.IOException;
import java.util.OptionalLong;

import io.adax.trainer.web.ProblemAnswers;
import io.adax.trainer.web.ProblemType;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Turns callers away: with the header of RFC 6750 and a problem. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final AccessProperties.RateLimit limit;

	private final Buckets strangers;

	Refusals(AccessProperties.RateLimit limit, TimeMeter time) {
		this.limit = limit;
		this.strangers = new Buckets(limit.unknownPerSecond(), limit.unknownBurst(), time);
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		if (ex instanceof BearerTokens.Unknowable unknowable) {
			ProblemAnswers.write(response, unknowable.problem(), String.valueOf(ex.getMessage()));
			return;
		}
		OptionalLong wait = this.strangers.take(String.valueOf(request.getRemoteAddr()));
		if (wait.isPresent()) {
			Buckets.refuse(response, wait.getAsLong(),
					"From one address there may be %d requests a second without a valid key or token, and %d at once (trainer.access.rate-limit.unknown-per-second)."
						.formatted(this.limit.unknownPerSecond(), this.limit.unknownBurst()));
			return;
		}
		// Spring's own entry point would repeat whatever the request has as Host
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, (ex instanceof OAuth2AuthenticationException invalid)
				? challenge(invalid.getError().getErrorCode(), invalid.getError().getDescription()) : "Bearer");
		String detail = (ex instanceof OAuth2AuthenticationException invalid)
				? invalid.getError().getDescription() + "." : "Send a key or a token: Authorization: Bearer ….";
		ProblemAnswers.write(response, ProblemType.UNAUTHORIZED, detail);
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException ex)
			throws IOException {
		String role = Permissions.required(request.getMethod(), request.getRequestURI())
			.map(Role::wireName)
			.orElse("none");
		String detail = Projects.caller().filter(Caller::isMonitoring).isPresent()
				? "The key for monitoring opens GET /actuator/prometheus and GET /api/v1/system/queue only."
				: "This needs the role " + role + ".";
		forbid(response, detail);
	}

	/** Turns somebody away who is known, with the header of RFC 6750. */
	static void forbid(HttpServletResponse response, String detail) throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge("insufficient_scope", detail));
		ProblemAnswers.write(response, ProblemType.FORBIDDEN, detail);
	}

	private static String challenge(String error, @Nullable String description) {
		return "Bearer error=\"%s\", error_description=\"%s\"".formatted(error, description);
	}

}
