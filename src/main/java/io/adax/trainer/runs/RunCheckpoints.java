package io.adax.trainer.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.adax.trainer.storage.TrainerHome;
import io.adax.trainer.training.CheckpointFile;
import io.adax.trainer.training.CheckpointFiles;
import io.adax.trainer.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The checkpoints of jobs, a directory each. */
@Component
public class RunCheckpoints {

	private static final Logger log = LoggerFactory.getLogger(RunCheckpoints.class);

	private final TrainerHome home;

	private final JobEventRepository events;

	private final RetentionProperties properties;

	RunCheckpoints(TrainerHome home, JobEventRepository events, RetentionProperties properties) {
		this.home = home;
		this.events = events;
		this.properties = properties;
	}

	/** The checkpoints of a job, the newest first. */
	List<CheckpointView> list(String jobId) {
		List<CheckpointFile> files = files(jobId);
		if (files.isEmpty()) {
			return List.of();
		}
		Map<Long, Integer> attempts = this.events
			.findCheckpoints(jobId, files.stream().map(CheckpointFile::iteration).toList())
			.stream()
			.map(JobEvent::view)
			.collect(Collectors.toMap(JobEventView::iteration, JobEventView::attempt, Math::max));
		return files.stream().map((file) -> CheckpointView.of(jobId, file, attempts.get(file.iteration()))).toList();
	}

	/** The checkpoint after an iteration. */
	CheckpointFile require(String jobId, long iteration) {
		return files(jobId).stream()
			.filter((file) -> file.iteration() == iteration)
			.findFirst()
			.orElseThrow(() -> ProblemType.NOT_FOUND
				.because("Job " + jobId + " has no checkpoint after iteration " + iteration + ", or no longer."));
	}

	/** Gives another job a checkpoint to begin with. */
	public CheckpointFile hand(String jobId, long iteration, String heir) {
		CheckpointFile file = require(jobId, iteration);
		try {
			CheckpointFiles.copy(file, attempts(heir).take(0));
			return file;
		}
		catch (NoSuchFileException ex) {
			throw ProblemType.NOT_FOUND
				.because("Job " + jobId + " has just deleted its checkpoint after iteration " + iteration + ".");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<CheckpointFile> files(String jobId) {
		try {
			Optional<Path> newest = attempts(jobId).newest();
			return newest.isPresent() ? CheckpointFiles.list(newest.get()) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The directory of a new attempt, with the checkpoints of those before, which lose
	 * them.
	 */
	public Path take(String jobId, int attempt) throws IOException {
		return attempts(jobId).take(attempt);
	}

	/**
	 * All up to an iteration has been kept, so that the oldest checkpoints can go once
	 * that is committed.
	 */
	public void forgetOldest(String jobId, int attempt, long iteration, int keep) {
		AfterCommit.run(() -> {
			try {
				CheckpointFiles.forgetOldest(attempts(jobId).of(attempt), iteration, keep);
			}
			catch (IOException ex) {
				log.warn("The oldest checkpoints of job {} cannot be deleted now", jobId, ex);
			}
		});
	}

	/** The job will not go on: only its last checkpoints stay. */
	public void settle(String jobId) {
		try {
			Optional<Path> newest = attempts(jobId).newest();
			if (newest.isPresent()) {
				CheckpointFiles.keepNewest(newest.get(), this.properties.keepCheckpoints());
			}
			Files.deleteIfExists(directory(jobId));
		}
		catch (DirectoryNotEmptyException ex) {
			// as it shall be
		}
		catch (IOException ex) {
			log.warn("What job {} leaves cannot be deleted now", jobId, ex);
		}
	}

	/** The same once the transaction is committed. */
	public void settleAfterCommit(String jobId) {
		AfterCommit.run(() -> settle(jobId));
	}

	/** Deletes all checkpoints of a job. */
	void forget(String jobId) {
		try {
			FileSystemUtils.deleteRecursively(directory(jobId));
		}
		catch (IOException ex) {
			log.warn("The checkpoints of job {} cannot be deleted now", jobId, ex);
		}
	}

	private AttemptDirectories attempts(String jobId) {
		return new AttemptDirectories(directory(jobId));
	}

	private Path directory(String jobId) {
		return this.home.directory("runs").resolve(jobId);
	}

}
