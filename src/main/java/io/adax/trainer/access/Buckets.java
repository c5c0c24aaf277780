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
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

/** How many requests each of many may send, on each replica. */
final class Buckets {

	/**
	 * More are not remembered: those that have sent nothing for a while are forgotten,
	 * and if there are more nevertheless, the others share one.
	 */
	static final int MOST = 10_000;

	private static final String OTHERS = "*";

	private final int perSecond;

	private final int burst;

	private final TimeMeter time;

	private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

	/**
	 * No bucket has been touched.
	 * @param perSecond 0 for as many as wanted
	 */
	Buckets(int perSecond, int burst, TimeMeter time) {
		this.perSecond = perSecond;
		this.burst = burst;
		this.time = time;
	}

	/**
	 * Takes one request from what somebody may send.
	 * @return the seconds until there is one again; empty if there was one
	 */
	OptionalLong take(String who) {
		if (this.perSecond == 0) {
			return OptionalLong.empty();
		}
		ConsumptionProbe probe = this.buckets.computeIfAbsent(known(who), (id) -> bucket())
			.tryConsumeAndReturnRemaining(1);
		long nanos = probe.getNanosToWaitForRefill();
		return probe.isConsumed() ? OptionalLong.empty()
				: OptionalLong.of(Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999)));
	}

	private String known(String who) {
		if (this.buckets.size() >= MOST && !this.buckets.containsKey(who)) {
			this.buckets.values().removeIf((bucket) -> bucket.getAvailableTokens() == this.burst);
			return (this.buckets.size() < MOST) ? who : OTHERS;
		}
		return who;
	}

	private Bucket bucket() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.burst).refillGreedy(this.perSecond, Duration.ofSeconds(1)))
			.withCustomTimePrecision(this.time)
			.build();
	}

	/** Answers a request too many. */
	static void refuse(HttpServletResponse response, long seconds, String detail) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		ProblemAnswers.write(response, ProblemType.TOO_MANY_REQUESTS, detail);
	}

}
