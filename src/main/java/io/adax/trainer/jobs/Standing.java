package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A job that waits, in the order in which its pool's jobs would be taken.
 *
 * @param position from 1
 * @param row the same among the jobs of its project
 * @param ahead the jobs directly before it, the nearest first
 * @param since when it waits
 * @param notBefore when it may be tried again; null if it was not tried
 */
record Standing(String jobId, String name, Line line, int priority, long position, long row, List<String> ahead,
		Instant since, @Nullable Instant notBefore) {

	/**
	 * Those of a line that have the same priority.
	 *
	 * @param oldest since when the first to come waits
	 * @param first the position of the first to go
	 * @param row the same among the jobs of the project
	 */
	record Group(Line line, int priority, long depth, Instant oldest, long first, long row) {
	}

}
