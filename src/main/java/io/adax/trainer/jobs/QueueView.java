package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The queue as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Queue", description = "What waits, for what, and since when.")
record QueueView(@Schema(
		description = "The pools that have jobs or workers, or had a worker in the last days; with `pool` that one, whether or not anybody knows it. Whoever sees one project sees no pool that has jobs of others only.") List<Pool> pools,
		@Schema(description = "The jobs that wait, pool by pool, in the order in which they would begin.") List<WaitingJob> items,
		@Schema(description = "Give it as `cursor` for the next page; left out on the last.",
				example = "MTpncHU6NTA") @Nullable String nextCursor) {

	/** One pool. */
	@Schema(name = "QueuePool", description = "A pool: its workers, and what waits for them.")
	record Pool(@Schema(description = "Its name.", example = "default") String pool,
			@Schema(description = "Workers that live.", example = "2") int workers,
			@Schema(description = "Trainings that they may run side by side; those of draining workers do not count.",
					example = "4") int slots,
			@Schema(description = "Jobs that run, as far as whoever asks may see them.", example = "4") long busy,
			@Schema(description = "Jobs that wait.", example = "12") long depth,
			@Schema(description = "Jobs that run and jobs that wait and could run, as far as whoever asks may see them: to an admin, the slots that the pool has work for. A job that waits for its project's quota, or for a next try that is not soon, does not count. Its workers may go when it is 0.",
					example = "16") long load,
			@Schema(description = "How long the first of them to come has waited, in seconds; 0 if none waits.",
					example = "35.2") double oldestWaitSeconds,
			@Schema(description = "The same by priority, the highest first.") List<Priority> priorities) {
	}

	/** One priority in a pool. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(name = "QueuePriority", description = "The jobs of a priority that wait for a pool.")
	record Priority(@Schema(description = "The priority.", example = "0") int priority,
			@Schema(description = "Jobs that wait.", example = "12") long depth,
			@Schema(description = "How long the first of them to come has waited, in seconds.",
					example = "35.2") double oldestWaitSeconds,
			@Schema(description = "When the first of them will probably begin; left out if nobody can tell.",
					example = "2026-11-23T10:16:05Z") @Nullable Instant estimatedStart) {
	}

	/** One job. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@Schema(description = "A job that waits: its place, and what it waits for.")
	record WaitingJob(
			@Schema(description = "Identifier of the job.",
					example = "019aa3f0-4b2a-7f00-9a55-0242ac120002") String jobId,
			@Schema(description = "Its name.", example = "digits") String name,
			@Schema(description = "The project that it belongs to.", example = "default") String project,
			@Schema(description = "Its pool.", example = "default") String pool,
			@Schema(description = "Its priority.", example = "0") int priority,
			@Schema(description = "Its place in the pool's queue, from 1.", example = "4") long position,
			@Schema(description = "The jobs directly before it, the nearest first; up to three.",
					example = "[\"019aa3e0-1b7c-7d00-8a11-0242ac120002\"]") List<String> ahead,
			@Schema(description = "All that it waits for; nothing if it is about to begin.") List<Missing> missing,
			@Schema(description = "Since when it waits.", example = "2026-11-23T10:15:29Z") Instant waitingSince,
			@Schema(description = "When it will probably begin; left out if nobody can tell.",
					example = "2026-11-23T10:16:05Z") @Nullable Instant estimatedStart) {
	}

}
