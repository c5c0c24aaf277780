package io.adax.trainer.access;

import java.io.IOException;

import io.adax.trainer.web.ProblemAnswers;
import io.adax.trainer.web.ProblemType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Turns callers away: with the header of RFC 6750 and a problem. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final AuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException, ServletException {
		if (ex instanceof BearerTokens.Unknowable unknowable) {
			ProblemAnswers.write(response, unknowable.problem(), String.valueOf(ex.getMessage()));
			return;
		}
		this.unknown.commence(request, response, ex);
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
		String detail = "This needs the role " + role + ".";
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
				"Bearer error=\"insufficient_scope\", error_description=\"%s\"".formatted(detail));
		ProblemAnswers.write(response, ProblemType.FORBIDDEN, detail);
	}

}
