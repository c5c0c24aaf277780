package io.adax.trainer.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class SteadyClockTest {

	private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

	private final AtomicLong nanos = new AtomicLong(-7);

	private final Clock system = mock();

	@Test
	void goesOnFromTheTimeOfTheSystem() {
		given(this.system.instant()).willReturn(START);
		Clock clock = new SteadyClock(this.system, this.nanos::get);
		this.nanos.addAndGet(Duration.ofSeconds(3).toNanos());
		assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
		assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
	}

	@Test
	void takesNoNoticeWhenSomebodySetsTheTime() {
		given(this.system.instant()).willReturn(START, START.minus(Duration.ofDays(1)));
		Clock clock = new SteadyClock(this.system, this.nanos::get);
		assertThat(clock.instant()).isEqualTo(START);
	}

}
