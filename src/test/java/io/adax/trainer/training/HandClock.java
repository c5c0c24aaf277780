package io.adax.trainer.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves, and that may move by itself whenever it is looked at. */
final class HandClock extends Clock {

	private final Duration step;

	private Instant now;

	HandClock(Instant now) {
		this(now, Duration.ZERO);
	}

	HandClock(Instant now, Duration step) {
		this.now = now;
		this.step = step;
	}

	void advance(Duration time) {
		this.now = this.now.plus(time);
	}

	@Override
	public Instant instant() {
		this.now = this.now.plus(this.step);
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
