package io.adax.trainer.workers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The time by which workers tell that they live, and are taken for dead, and by which
 * jobs are due: this machine's, as long as the database's is about the same, or else the
 * database's. A worker whose clock is wrong would seem dead to all others, or they to it.
 */
@Component
public class StoreClock implements com.github.kagkarlsson.scheduler.Clock {

	private static final Logger log = LoggerFactory.getLogger(StoreClock.class);

	/** Much less than the time for which a worker may be silent. */
	private static final Duration TOLERATED = Duration.ofSeconds(2);

	private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

	private final Clock clock;

	private volatile Duration ahead = Duration.ZERO;

	private @Nullable Instant warned;

	public StoreClock(Clock clock) {
		this.clock = clock;
	}

	@Override
	public Instant now() {
		return of(this.clock.instant());
	}

	/** What a time of this machine's clock is by this one. */
	public Instant of(Instant here) {
		return here.minus(this.ahead);
	}

	/** By how much this machine's clock is ahead; nothing if that does no harm. */
	Duration ahead() {
		return this.ahead;
	}

	/**
	 * Takes in what the database said.
	 * @param before when it was asked, by this machine's clock
	 * @param database its time then
	 * @param after when it had answered, by this machine's clock
	 * @return whether the time has jumped by that
	 */
	public synchronized boolean hear(Instant before, Instant database, Instant after) {
		Duration certain = Duration.ZERO;
		if (database.isBefore(before)) {
			certain = Duration.between(database, before);
		}
		else if (database.isAfter(after)) {
			certain = Duration.between(database, after);
		}
		Duration now = isTolerated(certain) ? Duration.ZERO : certain;
		boolean jumped = !isTolerated(now.minus(this.ahead));
		this.ahead = now;
		warn(after);
		return jumped;
	}

	private static boolean isTolerated(Duration difference) {
		return difference.abs().compareTo(TOLERATED) <= 0;
	}

	private void warn(Instant now) {
		boolean due = this.warned == null || !now.isBefore(this.warned.plus(BETWEEN_WARNINGS));
		if (!this.ahead.isZero() && due) {
			this.warned = now;
			log.warn("This machine's clock is {} s {} the database's: set it. Until then workers go by the database's",
					this.ahead.abs().toSeconds(), this.ahead.isNegative() ? "behind" : "ahead of");
		}
	}

}
