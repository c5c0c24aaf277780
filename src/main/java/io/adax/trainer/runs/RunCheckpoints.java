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
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.adax.trainer.storage.TrainerHome;
import io.adax.trainer.training.CheckpointFile;
import io.adax.trainer.training.CheckpointFiles;
import io.adax.trainer.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.FileSystemUtils;

/**
 * The checkpoints of jobs: files in a directory each. Where services have homes of their
 * own, those are this service's only, and what counts is what is in the blob store.
 */
@Component
public class RunCheckpoints {

	private static final Logger log = LoggerFactory.getLogger(RunCheckpoints.class);

	private final TrainerHome home;

	private final JobEventRepository events;

	private final RetentionProperties properties;

	private final StoredCheckpoints stored;

	RunCheckpoints(TrainerHome home, JobEventRepository events, RetentionProperties properties,
			StoredCheckpoints stored) {
		this.stored = stored;
		this.home = home;
		this.events = events;
		this.properties = properties;
	}

	/** The checkpoints of a job, the newest first. */
	List<CheckpointView> list(String jobId) {
		if (areStored()) {
			return this.stored.list(jobId);
		}
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
	KeptCheckpoint require(String jobId, long iteration) {
		return find(jobId, iteration).orElseThrow(() -> none(jobId, iteration));
	}

	/** Whether a job could begin with the checkpoint after an iteration. */
	public boolean isThere(String jobId, long iteration) {
		return list(jobId).stream().anyMatch((checkpoint) -> checkpoint.iteration() == iteration);
	}

	private Optional<KeptCheckpoint> find(String jobId, long iteration) {
		if (!areStored()) {
			return files(jobId).stream()
				.filter((file) -> file.iteration() == iteration)
				.findFirst()
				.map((file) -> new KeptCheckpoint(file, () -> Files.newInputStream(file.file())));
		}
		return this.stored.find(jobId, iteration);
	}

	private static RuntimeException none(String jobId, long iteration) {
		return ProblemType.NOT_FOUND
			.because("Job " + jobId + " has no checkpoint after iteration " + iteration + ", or no longer.");
	}

	/** Gives another job a checkpoint to begin with. */
	public CheckpointFile hand(String jobId, long iteration, String heir) {
		if (areStored()) {
			return this.stored.hand(jobId, iteration, heir).orElseThrow(() -> none(jobId, iteration));
		}
		CheckpointFile file = require(jobId, iteration).file();
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
			AttemptDirectories attempts = attempts(jobId);
			for (Optional<Path> newest = attempts.newest(); newest.isPresent(); newest = attempts.newest()) {
				List<CheckpointFile> files = CheckpointFiles.list(newest.get());
				// or another attempt has taken it meanwhile
				if (Files.isDirectory(newest.get())) {
					return files;
				}
			}
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The directory of a new attempt, with the checkpoints of those before, which lose
	 * them.
	 * @param warnings receives what could not be had
	 */
	public Path take(String jobId, int attempt, Consumer<String> warnings) throws IOException {
		AttemptDirectories attempts = attempts(jobId);
		if (areStored()) {
			// another machine went on from elsewhere since
			attempts.forgetBefore(attempt - 1);
		}
		Path directory = attempts.take(attempt);
		if (areStored()) {
			this.stored.fetch(jobId, directory, warnings);
		}
		return directory;
	}

	/**
	 * Whether a checkpoint counts only once it is in the blob store: no other machine
	 * reaches this one's files.
	 */
	public boolean areStored() {
		return this.stored.areKept();
	}

	/**
	 * Puts a checkpoint into the blob store, where it stays if the action records it.
	 * @param name of its file
	 */
	public void store(String jobId, int attempt, String name, Consumer<NewCheckpoint> action) throws IOException {
		CheckpointFile file = CheckpointFile.read(attempts(jobId).of(attempt).resolve(name));
		this.stored.store(jobId, attempt, file, action);
	}

	/** Records a checkpoint that is in the blob store. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(NewCheckpoint checkpoint) {
		this.stored.record(checkpoint);
	}

	/** Deletes a checkpoint's file, which was never told of. */
	public void drop(String jobId, int attempt, String name) throws IOException {
		Files.deleteIfExists(attempts(jobId).of(attempt).resolve(name));
	}

	/** The jobs that have checkpoints in the blob store. */
	List<String> storedJobs() {
		return this.stored.jobs();
	}

	/**
	 * All up to an iteration has been kept, so that the oldest checkpoints can go once
	 * that is committed.
	 */
	public void forgetOldest(String jobId, int attempt, long iteration, int keep) {
		AfterCommit.run(() -> {
			try {
				CheckpointFiles.forgetOldest(attempts(jobId).of(attempt), iteration, keep);
				this.stored.forget(jobId, iteration, keep);
			}
			catch (IOException ex) {
				log.warn("The oldest checkpoints of job {} cannot be deleted now", jobId, ex);
			}
		});
	}

	/** The job will not go on: only its last checkpoints stay. */
	public void settle(String jobId) {
		if (areStored()) {
			this.stored.forget(jobId, Long.MAX_VALUE, this.properties.keepCheckpoints());
			forgetFiles(jobId);
			return;
		}
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
		this.stored.forget(jobId, Long.MAX_VALUE, 0);
		forgetFiles(jobId);
	}

	/** Deletes what is on this machine of a job's checkpoints. */
	void forgetFiles(String jobId) {
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
