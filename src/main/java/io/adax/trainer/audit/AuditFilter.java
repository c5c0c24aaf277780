package io.adax.trainer.audit;

import java.io.IOException;
import java.util.Set;

import io.adax.trainer.access.CallerOf;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down who did what. It stands before the door, so that it sees who is refused.
 */
final class AuditFilter extends OncePerRequestFilter {

	private static final String API = "/api/";

	private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

	private final AuditLog log;

	private final AuditProperties properties;

	AuditFilter(AuditLog log, AuditProperties properties) {
		this.log = log;
		this.properties = properties;
	}

	/**
	 * The parameters of what was done: they were found sound, so that no secret is among
	 * them that somebody has put there by mistake.
	 */
	private static @Nullable String query(HttpServletRequest request, int status) {
		boolean done = HttpStatusCode.valueOf(status).is2xxSuccessful() && !READS.contains(request.getMethod())
				&& request.getServletPath().startsWith(API);
		return done ? request.getQueryString() : null;
	}

	private boolean isWatched(HttpServletRequest request) {
		String path = request.getServletPath();
		return (path.startsWith(API) || path.startsWith("/actuator/"))
				&& (this.properties.reads() || !READS.contains(request.getMethod()));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean failed = true;
		try {
			chain.doFilter(request, response);
			failed = false;
		}
		finally {
			int status = failed ? HttpStatus.INTERNAL_SERVER_ERROR.value() : response.getStatus();
			if (AuditLog.REFUSED.contains(status) || isWatched(request)) {
				this.log.add(CallerOf.request(request).orElse(null),
						new AuditEntry.Asked(String.valueOf(request.getRemoteAddr()), request.getMethod(),
								request.getRequestURI(), query(request, status)),
						status);
			}
		}
	}

}
