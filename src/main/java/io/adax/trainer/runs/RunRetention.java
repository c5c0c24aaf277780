package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.adax.trainer.storage.TrainerHome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Removes what runs left, once it has been kept for as long as it shall be. */
@Component
public class RunRetention {

	private static final Logger log = LoggerFactory.getLogger(RunRetention.class);

	/** A directory without a job may be that of one that is just being made. */
	private static final Duration YOUNG = Duration.ofHours(1);

	/** So many jobs are asked for at once. */
	private static final int PAGE = 500;

	private final TrainerHome home;

	private final Runs runs;

	private final RunLogs logs;

	private final RunCheckpoints checkpoints;

	private final RetentionProperties properties;

	private final Clock clock;

	RunRetention(TrainerHome home, Runs runs, RunLogs logs, RunCheckpoints checkpoints, RetentionProperties properties,
			Clock clock) {
		this.home = home;
		this.runs = runs;
		this.logs = logs;
		this.checkpoints = checkpoints;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Removes the points of jobs that ended long ago; one that goes on keeps those of its
	 * first runs, too.
	 */
	public void removeMetrics(JobLife jobs) {
		Duration age = this.properties.metrics();
		if (age == null) {
			return;
		}
		Instant before = this.clock.instant().minus(age);
		List<String> ids = this.runs.measuredJobs(before, "");
		while (!ids.isEmpty()) {
			jobs.ends(ids).forEach((id, ended) -> {
				if (ended.filter((end) -> end.isBefore(before)).isPresent()) {
					jobs.ifEndedBefore(before, id, () -> {
						log.info("Removed the metrics of job {}, kept for {} after its end", id, age);
						this.runs.removeMetrics(id);
					});
				}
			});
			ids = this.runs.measuredJobs(before, ids.get(ids.size() - 1));
		}
	}

	/**
	 * Removes the files in the home with checkpoints of jobs that ended long ago, and of
	 * no job.
	 */
	public void removeCheckpointFiles(JobLife jobs) throws IOException {
		for (Path directory : directories(this.home.directory("runs"))) {
			String id = directory.getFileName().toString();
			if (isOrphan(directory, id, jobs)) {
				log.info("Removed checkpoints that belonged to no job: {}", id);
				this.checkpoints.forget(id);
			}
			else if (isOver(jobs.endedAt(id))) {
				removeCheckpoints(id, jobs);
			}
			else if (this.checkpoints.areStored()) {
				// it ended at another machine
				jobs.ifEndedBefore(this.clock.instant(), id, () -> this.checkpoints.forgetFiles(id));
			}
		}
	}

	/** Removes the same from the blob store, which all replicas share. */
	public void removeStoredCheckpoints(JobLife jobs) {
		for (List<String> page : pages(this.checkpoints.storedJobs())) {
			Map<String, Optional<Instant>> ends = jobs.ends(page);
			for (String id : page) {
				Optional<Instant> ended = ends.get(id);
				if (ended == null) {
					this.checkpoints.forget(id);
				}
				else if (isOver(ended)) {
					removeCheckpoints(id, jobs);
				}
			}
		}
	}

	private static <T> List<List<T>> pages(List<T> all) {
		return IntStream.iterate(0, (from) -> from < all.size(), (from) -> from + PAGE)
			.mapToObj((from) -> all.subList(from, Math.min(from + PAGE, all.size())))
			.toList();
	}

	private boolean isOver(Optional<Instant> ended) {
		return ended.filter((end) -> isBefore(end, this.properties.checkpoints())).isPresent();
	}

	private void removeCheckpoints(String jobId, JobLife jobs) {
		Duration age = Objects.requireNonNull(this.properties.checkpoints());
		jobs.ifEndedBefore(this.clock.instant().minus(age), jobId, () -> {
			log.info("Removed the checkpoints of job {}, kept for {} after its end", jobId, age);
			this.checkpoints.forget(jobId);
		});
	}

	/** Removes logs in the home whose last line is old, and those of no job. */
	public void removeLogFiles(JobLife jobs) throws IOException {
		for (Path directory : directories(this.home.directory("logs").resolve("runs"))) {
			String id = directory.getFileName().toString();
			if (isOrphan(directory, id, jobs)) {
				log.info("Removed a log that belonged to no job: {}", id);
				this.logs.forget(id);
			}
			else if (isBefore(lastModified(directory), this.properties.logs())) {
				log.info("Removed the log of job {}, kept for {} after its last line", id, this.properties.logs());
				this.logs.forget(id);
			}
		}
	}

	/** Removes the same from the blob store, which all replicas share. */
	public void removeStoredLogs(JobLife jobs) {
		for (List<LoggedJob> page : pages(this.logs.storedJobs())) {
			Set<String> there = jobs.ends(page.stream().map(LoggedJob::jobId).toList()).keySet();
			for (LoggedJob stored : page) {
				if (isBefore(stored.storedAt(), this.properties.logs())
						|| !there.contains(stored.jobId()) && isBefore(stored.storedAt(), YOUNG)) {
					this.logs.forget(stored.jobId());
				}
			}
		}
	}

	private boolean isOrphan(Path directory, String id, JobLife jobs) throws IOException {
		return !jobs.exists(id) && isBefore(lastModified(directory), YOUNG);
	}

	private boolean isBefore(Instant time, @Nullable Duration age) {
		return age != null && time.isBefore(this.clock.instant().minus(age));
	}

	private static List<Path> directories(Path parent) throws IOException {
		if (!Files.isDirectory(parent)) {
			return List.of();
		}
		try (Stream<Path> found = Files.list(parent)) {
			return found.filter(Files::isDirectory).toList();
		}
	}

	/** When something in the directory was last written. */
	private static Instant lastModified(Path directory) throws IOException {
		Instant last = Instant.MIN;
		try (Stream<Path> files = Files.list(directory)) {
			for (Path file : files.toList()) {
				Instant modified = Files.getLastModifiedTime(file).toInstant();
				last = modified.isAfter(last) ? modified : last;
			}
		}
		return last.equals(Instant.MIN) ? Files.getLastModifiedTime(directory).toInstant() : last;
	}

}
