package io.adax.trainer.access;

import java.util.concurrent.TimeUnit;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BucketsTest {

	private final Clock clock = new Clock();

	private final Buckets limits = new Buckets(2, 5, this.clock);

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

	@Test
	void limitsNothingWhereNothingIsSaid() {
		Buckets unlimited = new Buckets(0, 1, this.clock);
		unlimited.take("a");
		assertThat(unlimited.take("a")).isEmpty();
	}

	@Test
	void letsTooManyShareWhatOneMaySend() {
		for (int i = 0; i < Buckets.MOST; i++) {
			this.limits.take("address " + i);
		}
		assertThat(taken("one more", 4) + taken("and another", 4)).isEqualTo(5);
		assertThat(taken("address 0", 10)).isEqualTo(4);
	}

	@Test
	void forgetsWhoHasSentNothingForAWhile() {
		for (int i = 0; i < Buckets.MOST; i++) {
			this.limits.take("address " + i);
		}
		this.clock.pass(1);
		assertThat(taken("one more", 4) + taken("and another", 4)).isEqualTo(8);
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
