package io.adax.trainer.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/** What a browser may do with an answer, beyond Spring Security's own headers. */
final class SafetyHeaders implements HeaderWriter {

	private static final String POLICY = "Content-Security-Policy";

	/** Answers of the API are no pages. */
	private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

	/** The documentation's styles are in its page. */
	private static final String DOCUMENTATION = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		response.setHeader(POLICY, path.startsWith("/swagger-ui") ? DOCUMENTATION : NOTHING);
		if (path.startsWith("/api/") && !response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
			// kept by whoever asked, and asked for again by its ETag
			response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		}
	}

}
