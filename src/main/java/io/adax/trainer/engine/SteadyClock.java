package io.adax.trainer.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The time as it was at the start of a run, and from then on by a counter that nobody
 * sets: a budget of time must not end, or become endless, because the system's clock is
 * put right.
 */
final class SteadyClock extends Clock {

	private final Instant start;

	private final LongSupplier nanos;

	private final long began;

	SteadyClock(Clock system, LongSupplier nanos) {
		this.start = system.instant();
		this.nanos = nanos;
		this.began = nanos.getAsLong();
	}

	@Override
	public Instant instant() {
		return this.start.plusNanos(this.nanos.getAsLong() - this.began);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("Times are in UTC");
	}

}
