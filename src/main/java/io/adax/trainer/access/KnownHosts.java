package io.adax.trainer.access;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import io.adax.trainer.web.ProblemAnswers;
import io.adax.trainer.web.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to other names than those of this machine where only this machine may
 * connect: a page whose name was bound anew to 127.0.0.1 is of the service's own origin
 * for the browser.
 */
final class KnownHosts extends OncePerRequestFilter {

	private static final Pattern LOOPBACK = Pattern
		.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[(0{1,4}:){7}0{0,3}1]", Pattern.CASE_INSENSITIVE);

	private static final Pattern PORT = Pattern.compile(":\\d*$");

	private final List<String> further;

	KnownHosts(List<String> further) {
		this.further = further;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// as it was sent: what a proxy forwards can be said by a page, too
		String sent = request.getHeader(HttpHeaders.HOST);
		if (isKnown((sent != null) ? sent : request.getServerName())) {
			chain.doFilter(request, response);
			return;
		}
		ProblemAnswers.write(response, ProblemType.FORBIDDEN,
				"The service does not answer to that name while everybody on this machine may come in (trainer.access.hosts).");
	}

	/** Whether a host, with a port or without, is this machine or named. */
	boolean isKnown(String host) {
		String name = PORT.matcher(host).replaceFirst("");
		return LOOPBACK.matcher(name).matches() || this.further.stream().anyMatch(name::equalsIgnoreCase);
	}

}
