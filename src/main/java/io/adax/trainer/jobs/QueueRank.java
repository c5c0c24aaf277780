package io.adax.trainer.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * The order of the queue, larger ranks first. A job gains one level of priority for each
 * {@code aging} that it waits. What the ranks of two waiting jobs differ by does not
 * change with time, because both grow alike:
 *
 * <pre>
 * priority + (now - queued) / aging  ~  priority · aging - queued
 * </pre>
 *
 * so a rank is given once, and a job of the highest priority that comes
 * {@code 200 · aging} after one of the lowest is behind it.
 */
final class QueueRank {

	/** Keeps seconds within an int until 2090. */
	private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

	private QueueRank() {
	}

	static int of(int priority, Instant queued, Duration aging) {
		return Math.toIntExact(priority * aging.toSeconds() - Duration.between(EPOCH, queued).toSeconds());
	}

}
