package io.adax.trainer.access;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Confines a request to the project that its header names, and tells those that come
 * before and after who asks.
 */
final class NamedProject extends OncePerRequestFilter {

	static final String HEADER = "Trainer-Project";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Caller caller = Projects.caller().orElse(null);
		String project = request.getHeader(HEADER);
		if (caller != null && project != null) {
			boolean named = Collections.list(request.getHeaders(HEADER)).size() == 1 && project.matches(Projects.FORM);
			Optional<Caller> confined = named ? caller.in(project) : Optional.empty();
			if (confined.isEmpty()) {
				request.setAttribute(CallerOf.ATTRIBUTE, caller);
				Refusals.forbid(response, named ? "The project that " + HEADER + " names is not yours."
						: HEADER + " is given once and " + Projects.MEANING + ".");
				return;
			}
			caller = confined.get();
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(new CallerToken(caller));
			SecurityContextHolder.setContext(context);
		}
		if (caller != null) {
			request.setAttribute(CallerOf.ATTRIBUTE, caller);
		}
		chain.doFilter(request, response);
	}

}
