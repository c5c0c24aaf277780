package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a job waits for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a job waits for.")
record Missing(What what, @Schema(description = "Since when.", example = "2026-11-23T10:15:29Z") Instant since,
		@Schema(description = "Until when, where that is known.",
				example = "2026-11-23T10:15:31Z") @Nullable Instant until,
		@Schema(description = "The same in words.", example = "No living worker serves the pool gpu.") String detail) {

	/** The kinds of things that a job waits for. */
	@Schema(name = "MissingThing",
			description = "What is missing. WORKER: no living worker serves the pool, or all that do are draining. SLOT: the pool's slots are taken, by jobs that run or are before it. QUOTA: its project runs as many jobs as it may. RETRY: it failed, and is tried again after a while.")
	enum What {

		WORKER, SLOT, QUOTA, RETRY

	}

	/**
	 * All that a job waits for; nothing if it is about to begin.
	 * @param full since when its project runs as many jobs as it may; null if it does not
	 */
	static List<Missing> of(Standing job, PoolLoad pool, @Nullable Instant full, Instant now) {
		List<Missing> missing = new ArrayList<>();
		if (pool.slots() == 0) {
			missing.add(new Missing(What.WORKER, later(job.since(), pool.lastSeen()), null,
					(pool.workers() == 0) ? "No living worker serves the pool %s.".formatted(pool.pool())
							: "All workers of the pool %s are draining.".formatted(pool.pool())));
		}
		else if (job.position() > pool.free()) {
			missing.add(new Missing(What.SLOT, (pool.free() == 0) ? later(job.since(), pool.begun()) : job.since(),
					null, slots(job, pool)));
		}
		if (full != null) {
			missing.add(new Missing(What.QUOTA, later(job.since(), full), null,
					"The project %s runs as many jobs as it may (trainer.quotas.running)."
						.formatted(job.line().project())));
		}
		if (job.notBefore() != null && job.notBefore().isAfter(now)) {
			missing.add(new Missing(What.RETRY, job.since(), job.notBefore(), "Its last attempt failed."));
		}
		return missing;
	}

	/**
	 * Whoever sees one project is told that others may be there, but not of their jobs.
	 */
	private static String slots(Standing job, PoolLoad pool) {
		String whose = (pool.project() != null) ? "of the project " + pool.project() + " " : "";
		return "Slots of the pool %s%s: %,d. Jobs %sthat run: %,d; before this one: %,d.".formatted(pool.pool(),
				(pool.project() != null) ? ", for all projects" : "", pool.slots(), whose, pool.running(),
				job.position() - 1);
	}

	private static Instant later(Instant one, @Nullable Instant other) {
		return (other != null && other.isAfter(one)) ? other : one;
	}

}
