package io.adax.trainer.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * Who was turned away lately. Of each there are few entries a minute, or whoever knocks
 * often enough would fill the database.
 */
final class TurnedAway {

	private static final Duration WHILE = Duration.ofMinutes(1);

	private static final int MOST = 10_000;

	private final TimeMeter time;

	/** Whoever has not knocked for the longest time is forgotten first. */
	private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
			return size() > MOST;
		}

	};

	TurnedAway(Clock clock) {
		this.time = new TimeOf(clock);
	}

	/**
	 * Whether that is worth an entry.
	 * @param most entries a minute
	 */
	synchronized boolean isNew(String who, int most) {
		return this.buckets.computeIfAbsent(who, (id) -> bucket(most)).tryConsume(1);
	}

	private Bucket bucket(int most) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(most).refillIntervally(most, WHILE))
			.withCustomTimePrecision(this.time)
			.build();
	}

	private record TimeOf(Clock clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			Instant now = this.clock.instant();
			return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
