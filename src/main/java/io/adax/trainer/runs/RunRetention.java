package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
			for (String id : ids) {
				if (jobs.endedAt(id).filter((end) -> end.isBefore(before)).isPresent()) {
					jobs.ifEndedBefore(before, id, () -> {
						log.info("Removed the metrics of job {}, kept for {} after its end", id, age);
						this.runs.removeMetrics(id);
					});
				}
			}
			ids = this.runs.measuredJobs(before, ids.get(ids.size() - 1));
		}
	}

	/** Removes the checkpoints of jobs that ended long ago, and those of no job. */
	public void removeCheckpoints(JobLife jobs) throws IOException {
		for (Path directory : directories(this.home.directory("runs"))) {
			String id = directory.getFileName().toString();
			if (isOrphan(directory, id, jobs)) {
				log.info("Removed checkpoints that belonged to no job: {}", id);
				this.checkpoints.forget(id);
			}
			else if (isOver(id, jobs)) {
				removeCheckpoints(id, jobs);
			}
			else if (this.checkpoints.areStored()) {
				// it ended at another machine
				jobs.ifEndedBefore(this.clock.instant(), id, () -> this.checkpoints.forgetFiles(id));
			}
		}
		for (String id : this.checkpoints.storedJobs()) {
			if (!jobs.exists(id)) {
				this.checkpoints.forget(id);
			}
			else if (isOver(id, jobs)) {
				removeCheckpoints(id, jobs);
			}
		}
	}

	private boolean isOver(String jobId, JobLife jobs) {
		return jobs.endedAt(jobId).filter((end) -> isBefore(end, this.properties.checkpoints())).isPresent();
	}

	private void removeCheckpoints(String jobId, JobLife jobs) {
		Duration age = Objects.requireNonNull(this.properties.checkpoints());
		jobs.ifEndedBefore(this.clock.instant().minus(age), jobId, () -> {
			log.info("Removed the checkpoints of job {}, kept for {} after its end", jobId, age);
			this.checkpoints.forget(jobId);
		});
	}

	/** Removes logs whose last line is old, and those of no job. */
	public void removeLogs(JobLife jobs) throws IOException {
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
		for (LoggedJob stored : this.logs.storedJobs()) {
			if (isBefore(stored.storedAt(), this.properties.logs())
					|| !jobs.exists(stored.jobId()) && isBefore(stored.storedAt(), YOUNG)) {
				this.logs.forget(stored.jobId());
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
