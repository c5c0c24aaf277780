package io.adax.trainer.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who was turned away lately. Of each there are few entries a minute, or whoever knocks
 * often enough would fill the database.
 */
final class TurnedAway {

	private static final Duration WHILE = Duration.ofMinutes(1);

	private static final int MOST = 10_000;

	private final Map<String, Noted> noted = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Noted> eldest) {
			return size() > MOST;
		}

	};

	/** Entries since a time. */
	private record Noted(Instant since, int count) {
	}

	/**
	 * Whether that is worth an entry.
	 * @param most entries a minute
	 */
	synchronized boolean isNew(String who, int most, Instant now) {
		Noted before = this.noted.get(who);
		if (before == null || !now.isBefore(before.since().plus(WHILE))) {
			// to the end of those that are remembered
			this.noted.remove(who);
			this.noted.put(who, new Noted(now, 1));
			return true;
		}
		if (before.count() >= most) {
			return false;
		}
		this.noted.put(who, new Noted(before.since(), before.count() + 1));
		return true;
	}

}
