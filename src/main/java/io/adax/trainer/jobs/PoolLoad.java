package io.adax.trainer.jobs;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a pool has to do, and with what: as far as whoever asks may see it.
 *
 * @param workers those that live
 * @param slots trainings that they may run side by side; none of those that stop
 * @param lastSeen when it had its last worker; null if nobody remembers one
 * @param taken slots in which jobs run, whosever they are
 * @param project whose jobs are counted below; null if all are
 * @param running jobs that run
 * @param begun when the last of them began
 * @param depth jobs that wait
 * @param oldest since when the first of them waits
 * @param ready those of them that could begin, if there were slots: as many as their
 * projects may run, and none that is to be tried again much later
 */
record PoolLoad(String pool, int workers, int slots, @Nullable Instant lastSeen, long taken, @Nullable String project,
		long running, @Nullable Instant begun, long depth, @Nullable Instant oldest, long ready) {

	static PoolLoad none(String pool) {
		return new PoolLoad(pool, 0, 0, null, 0, null, 0, null, 0, null, 0);
	}

	/** Slots that there is work for. */
	long wanted() {
		return this.ready + this.running;
	}

	/** Jobs that may begin now. */
	long free() {
		return Math.max(0, this.slots - this.taken);
	}

}
