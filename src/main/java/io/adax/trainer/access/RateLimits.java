package io.adax.trainer.access;

import java.io.IOException;
import java.util.OptionalLong;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/** Holds each caller to the requests that it may send. */
final class RateLimits extends OncePerRequestFilter {

	private final AccessProperties.RateLimit limit;

	private final Buckets buckets;

	RateLimits(AccessProperties.RateLimit limit, TimeMeter time) {
		this.limit = limit;
		this.buckets = new Buckets(limit.perSecond(), limit.burst(), time);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Caller caller = Projects.caller().orElse(null);
		OptionalLong wait = (caller != null) ? this.buckets.take(caller.id()) : OptionalLong.empty();
		if (caller != null && wait.isPresent()) {
			request.setAttribute(CallerOf.ATTRIBUTE, caller);
			Buckets.refuse(response, wait.getAsLong(),
					"You may send %d requests a second, and %d at once (trainer.access.rate-limit)."
						.formatted(this.limit.perSecond(), this.limit.burst()));
			return;
		}
		chain.doFilter(request, response);
	}

}
