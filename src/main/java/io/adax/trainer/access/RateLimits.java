package io.adax.trainer.access;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.web.ProblemAnswers;
import io.adax.trainer.web.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** How many requests each caller may send, on each replica. */
final class RateLimits extends OncePerRequestFilter {

	/**
	 * More are not remembered: those that have sent nothing for a while are forgotten.
	 */
	private static final int MOST = 10_000;

	private final AccessProperties.RateLimit limit;

	private final TimeMeter time;

	private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

	RateLimits(AccessProperties.RateLimit limit, TimeMeter time) {
		this.limit = limit;
		this.time = time;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return this.limit.perSecond() == 0;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Caller caller = Projects.caller().orElse(null);
		OptionalLong wait = (caller != null) ? take(caller.id()) : OptionalLong.empty();
		if (wait.isPresent()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.getAsLong()));
			ProblemAnswers.write(response, ProblemType.TOO_MANY_REQUESTS,
					"You may send %d requests a second, and %d at once (trainer.access.rate-limit)."
						.formatted(this.limit.perSecond(), this.limit.burst()));
			return;
		}
		chain.doFilter(request, response);
	}

	/**
	 * Takes one request from what a caller may send.
	 * @return the seconds until there is one again; empty if there was one
	 */
	OptionalLong take(String callerId) {
		ConsumptionProbe probe = this.buckets.computeIfAbsent(callerId, (id) -> bucket())
			.tryConsumeAndReturnRemaining(1);
		if (this.buckets.size() > MOST) {
			this.buckets.values().removeIf((bucket) -> bucket.getAvailableTokens() == this.limit.burst());
		}
		long nanos = probe.getNanosToWaitForRefill();
		return probe.isConsumed() ? OptionalLong.empty()
				: OptionalLong.of(Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999)));
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.limit.burst())
				.refillGreedy(this.limit.perSecond(), Duration.ofSeconds(1)))
			.withCustomTimePrecision(this.time)
			.build();
	}

}
