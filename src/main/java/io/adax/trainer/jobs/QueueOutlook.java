package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

import io.adax.trainer.access.Projects;
import io.adax.trainer.engine.WorkerProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When a job would begin that is submitted now: the slots are taken in the order of the
 * queue, and each job takes as long as those before it did. Whoever sees one project only
 * is told what its own jobs make of that.
 */
@Component
@Transactional(readOnly = true)
class QueueOutlook {

	private static final int SAMPLE = 20;

	/** Further into the future nobody knows anything. */
	private static final int MOST_AHEAD = 10_000;

	private final JobRepository jobs;

	private final JdbcTemplate database;

	private final JobProperties properties;

	private final WorkerProperties worker;

	private final Projects projects;

	private final Clock clock;

	QueueOutlook(JobRepository jobs, JdbcTemplate database, JobProperties properties, WorkerProperties worker,
			Projects projects, Clock clock) {
		this.jobs = jobs;
		this.database = database;
		this.properties = properties;
		this.worker = worker;
		this.projects = projects;
		this.clock = clock;
	}

	/**
	 * A place in the queue.
	 *
	 * @param start null if nobody can tell
	 */
	record Place(long ahead, @Nullable Instant start) {
	}

	Place of(int priority) {
		Instant now = this.clock.instant();
		long ahead = ahead(this.projects.current(), QueueRank.of(priority, now, this.properties.aging()));
		List<Course> running = this.jobs.findCourses(JobStatus.RUNNING);
		if (running.size() + ahead < this.worker.slots()) {
			return new Place(ahead, now);
		}
		return new Place(ahead, (ahead <= MOST_AHEAD) ? start(running, ahead, now) : null);
	}

	/** Between two jobs of a project, each other one has a turn. */
	private long ahead(String project, int rank) {
		Long count = this.database.queryForObject(
				"select count(*) from scheduled_tasks where task_name = ? and picked = false and project = ? and queue_rank >= ?",
				Long.class, TrainingTask.DESCRIPTOR.getTaskName(), project, rank);
		long own = (count != null) ? count : 0;
		if (this.projects.only().isPresent()) {
			return own;
		}
		return own + this.database.queryForList(
				"select count(*) from scheduled_tasks where task_name = ? and picked = false and project <> ? group by project",
				Long.class, TrainingTask.DESCRIPTOR.getTaskName(), project)
			.stream()
			.mapToLong((others) -> Math.min(others, own + 1))
			.sum();
	}

	/** When those that run now will end is known once they have made some iterations. */
	private @Nullable Instant start(List<Course> running, long ahead, Instant now) {
		Duration typical = typical();
		PriorityQueue<Instant> free = new PriorityQueue<>();
		for (Course course : running) {
			Instant end = course.eta(now);
			if (end == null && typical == null) {
				return null;
			}
			free.add((end != null) ? end : now.plus(typical));
		}
		for (int slot = running.size(); slot < this.worker.slots(); slot++) {
			free.add(now);
		}
		for (long job = 0; job < ahead; job++) {
			if (typical == null) {
				return null;
			}
			free.add(free.remove().plus(typical));
		}
		return free.peek();
	}

	/** The median of the last jobs that succeeded; null if there was none. */
	private @Nullable Duration typical() {
		List<Duration> durations = new ArrayList<>(this.jobs.findNewest(JobStatus.SUCCEEDED, Limit.of(SAMPLE))
			.stream()
			.map((job) -> Duration.between(job.startedAt(), job.finishedAt()))
			.sorted()
			.toList());
		return durations.isEmpty() ? null : durations.get(durations.size() / 2);
	}

}
