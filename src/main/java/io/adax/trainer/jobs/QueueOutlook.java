package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When a job would begin that is submitted now: the slots of its pool are taken in the
 * order of the queue, each job takes as long as those before it did, and a project runs
 * no more than it may. Whoever sees one project only is told what its own jobs make of
 * that.
 */
@Component
@Transactional(readOnly = true)
class QueueOutlook {

	private static final int SAMPLE = 20;

	/** Further into the future nobody knows anything. */
	static final int MOST_AHEAD = 10_000;

	private final JobRepository jobs;

	private final JdbcTemplate database;

	private final JobProperties properties;

	private final PoolLoads pools;

	private final Projects projects;

	private final Quotas quotas;

	private final Clock clock;

	QueueOutlook(JobRepository jobs, JdbcTemplate database, JobProperties properties, PoolLoads pools,
			Projects projects, Quotas quotas, Clock clock) {
		this.jobs = jobs;
		this.database = database;
		this.properties = properties;
		this.pools = pools;
		this.projects = projects;
		this.quotas = quotas;
		this.clock = clock;
	}

	/**
	 * A place in the queue.
	 *
	 * @param start null if nobody can tell
	 */
	record Place(long ahead, @Nullable Instant start) {
	}

	Place of(String pool, int priority) {
		Instant now = this.clock.instant();
		Line line = new Line(this.projects.current(), pool);
		long own = own(line, QueueRank.of(priority, now, this.properties.aging()));
		long ahead = own + others(line, own);
		Instant start = (ahead < MOST_AHEAD) ? at(ahead, starts(pool, (int) ahead + 1, now)) : null;
		if (start != null && this.quotas.limitsRunning(line.project())) {
			Instant allowed = at(own, allowed(line, (int) own + 1, now));
			start = (allowed != null && allowed.isBefore(start)) ? start : allowed;
		}
		return new Place(ahead, start);
	}

	private static @Nullable Instant at(long place, List<Instant> starts) {
		return (place < starts.size()) ? starts.get((int) place) : null;
	}

	private long own(Line line, int rank) {
		Long count = this.database.queryForObject(
				"select count(*) from scheduled_tasks where task_name = ? and picked = false and project = ? and pool = ? and queue_rank >= ?",
				Long.class, TrainingTask.DESCRIPTOR.getTaskName(), line.project(), line.pool(), rank);
		return (count != null) ? count : 0;
	}

	/** Between two jobs of a project, each other one has a turn. */
	private long others(Line line, long own) {
		if (this.projects.only().isPresent()) {
			return 0;
		}
		return this.database.queryForList(
				"select count(*) from scheduled_tasks where task_name = ? and picked = false and project <> ? and pool = ? group by project",
				Long.class, TrainingTask.DESCRIPTOR.getTaskName(), line.project(), line.pool())
			.stream()
			.mapToLong((others) -> Math.min(others, own + 1))
			.sum();
	}

	/**
	 * When the next jobs of a pool would begin, one after the other; as far as anybody
	 * can tell. When those that run now will end is known once they have made some
	 * iterations.
	 */
	List<Instant> starts(String pool, int most, Instant now) {
		return starts(this.jobs.findCourses(pool), this.pools.slots(pool), typical(pool), most, now);
	}

	/**
	 * When the next jobs of a project may begin by what it may run side by side, in all
	 * pools together. Those of it that wait for other pools are not foreseen.
	 */
	private List<Instant> allowed(Line line, int most, Instant now) {
		return starts(this.jobs.findCoursesOf(line.project()), this.quotas.left(line.project(), 0),
				typical(line.pool()), most, now);
	}

	private static List<Instant> starts(List<Course> running, long slots, @Nullable Duration typical, int most,
			Instant now) {
		PriorityQueue<Instant> free = new PriorityQueue<>();
		for (long slot = running.size(); slot < Math.min(slots, running.size() + (long) most); slot++) {
			free.add(now);
		}
		for (Course course : running) {
			Instant end = course.eta(now);
			if (end != null || typical != null) {
				free.add((end != null) ? end : now.plus(typical));
			}
		}
		for (long left = slots; left < running.size(); left++) {
			// what is left by one that is too many is no free slot
			free.poll();
		}
		return starts(free, most, typical);
	}

	private static List<Instant> starts(PriorityQueue<Instant> free, int most, @Nullable Duration typical) {
		List<Instant> starts = new ArrayList<>();
		while (starts.size() < most && !free.isEmpty()) {
			Instant start = free.remove();
			starts.add(start);
			if (typical != null) {
				free.add(start.plus(typical));
			}
		}
		return starts;
	}

	/** The median of the last jobs that succeeded; null if there was none. */
	private @Nullable Duration typical(String pool) {
		List<Duration> durations = new ArrayList<>(this.jobs.findSucceeded(pool, Limit.of(SAMPLE))
			.stream()
			.map((job) -> Duration.between(job.startedAt(), job.finishedAt()))
			.sorted()
			.toList());
		return durations.isEmpty() ? null : durations.get(durations.size() / 2);
	}

}
