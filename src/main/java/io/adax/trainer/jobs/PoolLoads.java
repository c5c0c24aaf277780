package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
import io.adax.trainer.workers.Worker;
import io.adax.trainer.workers.Workers;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What the pools have to do. Whoever sees one project sees what has workers or jobs of
 * its own, and counts those jobs only.
 */
@Component
class PoolLoads {

	/** Who waits longer for the next try is no reason for a worker to wait, too. */
	private static final Duration SOON = Duration.ofSeconds(30);

	private final JdbcTemplate database;

	private final Workers workers;

	private final Projects projects;

	private final Quotas quotas;

	private final Clock clock;

	PoolLoads(JdbcTemplate database, Workers workers, Projects projects, Quotas quotas, Clock clock) {
		this.database = database;
		this.workers = workers;
		this.projects = projects;
		this.quotas = quotas;
		this.clock = clock;
	}

	/**
	 * Jobs of a line that have the same status.
	 *
	 * @param due those that are tried as soon as they may
	 * @param first when the first of them came to that status
	 * @param last the same of the last one
	 */
	private record Jobs(Line line, long count, long due, Instant first, Instant last) {
	}

	/** The jobs of one status, as far as they may be seen. */
	private record All(List<Jobs> lines) {

		Set<String> pools() {
			return this.lines.stream().map((jobs) -> jobs.line().pool()).collect(Collectors.toSet());
		}

		All in(String pool) {
			return new All(this.lines.stream().filter((jobs) -> jobs.line().pool().equals(pool)).toList());
		}

		long of(String project) {
			return this.lines.stream()
				.filter((jobs) -> jobs.line().project().equals(project))
				.mapToLong(Jobs::count)
				.sum();
		}

		long count() {
			return this.lines.stream().mapToLong(Jobs::count).sum();
		}

		@Nullable Instant first() {
			return this.lines.stream().map(Jobs::first).min(Comparator.naturalOrder()).orElse(null);
		}

		@Nullable Instant last() {
			return this.lines.stream().map(Jobs::last).max(Comparator.naturalOrder()).orElse(null);
		}

	}

	/** Every pool that has jobs, or had a worker in the last days. */
	Map<String, PoolLoad> now() {
		Optional<String> project = this.projects.only();
		All waiting = jobs(JobStatus.QUEUED, project);
		All running = jobs(JobStatus.RUNNING, project);
		All taken = project.isPresent() ? jobs(JobStatus.RUNNING, Optional.empty()) : running;
		Map<String, Instant> lastSeen = this.workers.lastSeen();
		List<Worker> living = this.workers.living();
		Set<String> pools = new TreeSet<>(lastSeen.keySet());
		pools.addAll(waiting.pools());
		pools.addAll(running.pools());
		Map<String, PoolLoad> loads = new TreeMap<>();
		pools.forEach((pool) -> {
			List<Worker> serving = serving(pool, living);
			All wait = waiting.in(pool);
			All run = running.in(pool);
			loads.put(pool,
					new PoolLoad(pool, serving.size(), slots(serving), serving.isEmpty() ? lastSeen.get(pool) : null,
							taken.in(pool).count(), project.orElse(null), run.count(), run.last(), wait.count(),
							wait.first(), ready(wait, running)));
		});
		return loads;
	}

	/** A project's quota is one number for all pools. */
	private long ready(All waiting, All running) {
		return waiting.lines()
			.stream()
			.mapToLong((jobs) -> Math.min(jobs.due(),
					this.quotas.left(jobs.line().project(), running.of(jobs.line().project()))))
			.sum();
	}

	/** Trainings that the living workers of a pool may run side by side. */
	int slots(String pool) {
		return slots(serving(pool, this.workers.living()));
	}

	private static List<Worker> serving(String pool, List<Worker> living) {
		return living.stream().filter((worker) -> worker.pool().equals(pool)).toList();
	}

	private static int slots(List<Worker> serving) {
		return serving.stream().mapToInt(Worker::offered).sum();
	}

	/** The pools that somebody serves. */
	Set<String> served() {
		Set<String> pools = new TreeSet<>();
		this.workers.living().stream().filter((worker) -> worker.offered() > 0).map(Worker::pool).forEach(pools::add);
		return pools;
	}

	/** How many jobs of each project run, in all pools. */
	Map<String, Long> running() {
		return jobs(JobStatus.RUNNING, this.projects.only()).lines()
			.stream()
			.collect(Collectors.groupingBy((jobs) -> jobs.line().project(), Collectors.summingLong(Jobs::count)));
	}

	/** How many jobs of all pools stand where. */
	Map<JobStatus, Long> byStatus() {
		Map<JobStatus, Long> jobs = new EnumMap<>(JobStatus.class);
		Arrays.stream(JobStatus.values()).forEach((status) -> jobs.put(status, 0L));
		this.database.query("select status, count(*) from job group by status", (row) -> {
			jobs.put(JobStatus.valueOf(row.getString(1)), row.getLong(2));
		});
		return jobs;
	}

	private All jobs(JobStatus status, Optional<String> project) {
		return new All(this.database.query(
				"select project, pool, count(*), sum(case when not_before > ? then 0 else 1 end), min(status_since), max(status_since)"
						+ " from job where status = ?" + project.map((name) -> " and project = ?").orElse("")
						+ " group by pool, project",
				(row, number) -> new Jobs(new Line(row.getString(1), row.getString(2)), row.getLong(3), row.getLong(4),
						row.getObject(5, OffsetDateTime.class).toInstant(),
						row.getObject(6, OffsetDateTime.class).toInstant()),
				Stream
					.concat(Stream.of(this.clock.instant().plus(SOON).atOffset(ZoneOffset.UTC), status.name()),
							project.stream())
					.toArray()));
	}

}
