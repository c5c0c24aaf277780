package io.adax.trainer.workers;

import java.time.Instant;

/**
 * A worker as it told of itself last.
 *
 * @param since when it came up
 * @param lastSeen when it told of itself
 * @param draining whether it stops, and takes no job any more
 * @param clockAhead seconds by which its clock is ahead of the database's, if many
 */
public record Worker(String id, String host, String pool, int slots, String version, Instant since, Instant lastSeen,
		boolean draining, long clockAhead) {

	/** Trainings that it may begin, side by side. */
	public int offered() {
		return this.draining ? 0 : this.slots;
	}

}
