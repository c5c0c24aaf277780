package io.adax.trainer.jobs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.adax.trainer.access.Projects;
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

	private final JdbcTemplate database;

	private final Workers workers;

	private final Projects projects;

	PoolLoads(JdbcTemplate database, Workers workers, Projects projects) {
		this.database = database;
		this.workers = workers;
		this.projects = projects;
	}

	/** Jobs of a status, and when the first and the last of them came to it. */
	private record Jobs(long count, @Nullable Instant first, @Nullable Instant last) {

		private static final Jobs NONE = new Jobs(0, null, null);

	}

	/** Every pool that has jobs, or had a worker in the last days. */
	Map<String, PoolLoad> now() {
		Optional<String> project = this.projects.only();
		Map<String, Jobs> waiting = jobs(JobStatus.QUEUED, project);
		Map<String, Jobs> running = jobs(JobStatus.RUNNING, project);
		Map<String, Jobs> taken = project.isPresent() ? jobs(JobStatus.RUNNING, Optional.empty()) : running;
		Map<String, Instant> lastSeen = this.workers.lastSeen();
		List<Worker> living = this.workers.living();
		Set<String> pools = new TreeSet<>(lastSeen.keySet());
		pools.addAll(waiting.keySet());
		pools.addAll(running.keySet());
		Map<String, PoolLoad> loads = new TreeMap<>();
		pools.forEach((pool) -> {
			List<Worker> serving = serving(pool, living);
			Jobs wait = Objects.requireNonNullElse(waiting.get(pool), Jobs.NONE);
			Jobs run = Objects.requireNonNullElse(running.get(pool), Jobs.NONE);
			loads.put(pool,
					new PoolLoad(pool, serving.size(), slots(serving), serving.isEmpty() ? lastSeen.get(pool) : null,
							Objects.requireNonNullElse(taken.get(pool), Jobs.NONE).count(), project.orElse(null),
							run.count(), run.last(), wait.count(), wait.first()));
		});
		return loads;
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

	/** How many jobs of all pools stand where. */
	Map<JobStatus, Long> byStatus() {
		Map<JobStatus, Long> jobs = new EnumMap<>(JobStatus.class);
		Arrays.stream(JobStatus.values()).forEach((status) -> jobs.put(status, 0L));
		this.database.query("select status, count(*) from job group by status", (row) -> {
			jobs.put(JobStatus.valueOf(row.getString(1)), row.getLong(2));
		});
		return jobs;
	}

	private Map<String, Jobs> jobs(JobStatus status, Optional<String> project) {
		Map<String, Jobs> jobs = new HashMap<>();
		this.database.query("select pool, count(*), min(status_since), max(status_since) from job where status = ?"
				+ project.map((name) -> " and project = ?").orElse("") + " group by pool", (row) -> {
					jobs.put(row.getString(1),
							new Jobs(row.getLong(2), row.getObject(3, OffsetDateTime.class).toInstant(),
									row.getObject(4, OffsetDateTime.class).toInstant()));
				}, Stream.concat(Stream.of(status.name()), project.stream()).toArray());
		return jobs;
	}

}
