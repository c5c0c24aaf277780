package io.adax.trainer.access;

import java.util.concurrent.TimeUnit;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitsTest {

	private final Clock clock = new Clock();

	private final RateLimits limits = new RateLimits(new AccessProperties.RateLimit(2, 5), this.clock);

	@Test
	void letsABurstThrough() {
		assertThat(taken("a", 10)).isEqualTo(5);
	}

	@Test
	void saysWhenToComeAgain() {
		taken("a", 5);
		assertThat(this.limits.take("a")).hasValue(1);
	}

	@Test
	void fillsUpAgain() {
		taken("a", 5);
		this.clock.pass(1);
		assertThat(taken("a", 10)).isEqualTo(2);
	}

	@Test
	void letsNobodyWaitForOthers() {
		taken("a", 5);
		assertThat(this.limits.take("b")).isEmpty();
	}

	private int taken(String caller, int requests) {
		int taken = 0;
		for (int i = 0; i < requests; i++) {
			taken += this.limits.take(caller).isEmpty() ? 1 : 0;
		}
		return taken;
	}

	/** Time that passes when it is told to. */
	private static final class Clock implements TimeMeter {

		private long nanos = TimeUnit.DAYS.toNanos(1);

		void pass(long seconds) {
			this.nanos += TimeUnit.SECONDS.toNanos(seconds);
		}

		@Override
		public long currentTimeNanos() {
			return this.nanos;
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
