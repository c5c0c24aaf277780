package io.adax.trainer.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The addresses from which somebody was turned away whom nobody knows. What comes from
 * one of them within a minute is one entry, or strangers would fill the database.
 */
final class Strangers {

	private static final Duration WHILE = Duration.ofMinutes(1);

	private static final int MOST = 10_000;

	private final Map<String, Instant> noted = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
			return size() > MOST;
		}

	};

	/** Whether that is worth an entry. */
	synchronized boolean isNew(String address, Instant now) {
		Instant before = this.noted.get(address);
		if (before != null && now.isBefore(before.plus(WHILE))) {
			return false;
		}
		// to the end of those that are remembered
		this.noted.remove(address);
		this.noted.put(address, now);
		return true;
	}

}
