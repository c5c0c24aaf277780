package io.adax.trainer.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.adax.trainer.runs.JobLife;
import io.adax.trainer.runs.RunRetention;
import io.adax.trainer.storage.SharedBlobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes what has been kept for as long as it shall be, and files that belong to
 * nothing. Each replica does it for its own home; when it is one's turn for what all of
 * them share, {@link RetentionTurns} tells.
 */
@Component
class Retention implements JobLife {

	private static final Logger log = LoggerFactory.getLogger(Retention.class);

	private static final int PAGE = 100;

	/** A blob without an owner may be one that is just being recorded. */
	private static final Duration YOUNG = Duration.ofHours(1);

	/** How long the service waits at its end for what is being removed. */
	private static final Duration LAST_LOOK = Duration.ofSeconds(5);

	private final JobRepository repository;

	private final JobRemoval removal;

	private final RunRetention runs;

	private final SharedBlobs blobs;

	private final RetentionSchedule schedule;

	private final TransactionOperations transaction;

	private final Clock clock;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "retention");
		thread.setDaemon(true);
		return thread;
	});

	Retention(JobRepository repository, JobRemoval removal, RunRetention runs, SharedBlobs blobs,
			RetentionSchedule schedule, TransactionOperations transaction, Clock clock) {
		this.repository = repository;
		this.removal = removal;
		this.runs = runs;
		this.blobs = blobs;
		this.schedule = schedule;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Begins with the home. */
	void start() {
		this.thread.scheduleWithFixedDelay(this::tidyHome, 0, this.schedule.every().toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Removes what all replicas share, in the thread that nobody interrupts, and waits.
	 */
	void takeTurn() {
		try {
			this.thread.submit(this::removeShared).get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException("It is some replica's turn again soon", ex);
		}
	}

	/**
	 * Waits for the look that is under way: interrupted in the middle of a write, the
	 * embedded database would close its file.
	 */
	void stop() throws InterruptedException {
		this.thread.shutdown();
		if (!this.thread.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
			log.warn("The service ends while retention is still at work; it goes on at the next start");
		}
	}

	/** What fails is tried again the next time. */
	void tidyHome() {
		attempt(this::removeFiles);
	}

	private void removeFiles() {
		if (isEmpty()) {
			return;
		}
		attempt(() -> this.runs.removeCheckpointFiles(this));
		attempt(() -> this.runs.removeLogFiles(this));
	}

	/** Files of a home whose database is another one must not look like orphans. */
	private boolean isEmpty() {
		return this.repository.count() == 0;
	}

	/** Everything that is due of what all replicas share. */
	void removeShared() {
		attempt(this::removeJobs);
		attempt(() -> this.runs.removeMetrics(this));
		attempt(this::removeBlobs);
	}

	private void attempt(Step step) {
		if (this.thread.isShutdown()) {
			return;
		}
		try {
			step.take();
		}
		catch (IOException | RuntimeException ex) {
			log.warn("Something that is no longer needed could not be removed", ex);
		}
	}

	private void removeJobs() throws IOException {
		if (this.schedule.jobs() == null) {
			return;
		}
		Instant before = this.clock.instant().minus(this.schedule.jobs());
		for (List<String> ids = ended(before); !ids.isEmpty(); ids = ended(before)) {
			for (String id : ids) {
				if (this.thread.isShutdown()) {
					return;
				}
				this.removal.remove(id);
				log.info("Removed job {}, kept for {} after its end", id, this.schedule.jobs());
			}
		}
	}

	private List<String> ended(Instant before) {
		return this.repository.findEnded(before, Limit.of(PAGE));
	}

	private void removeBlobs() {
		if (isEmpty()) {
			return;
		}
		attempt(() -> this.runs.removeStoredCheckpoints(this));
		attempt(() -> this.runs.removeStoredLogs(this));
		attempt(this::sweep);
	}

	private void sweep() throws IOException {
		List<String> removed = this.blobs.sweep(this.clock.instant().minus(YOUNG));
		if (!removed.isEmpty()) {
			log.info("Removed {} blobs that belonged to nothing: {}", removed.size(), removed);
		}
	}

	@Override
	public boolean exists(String jobId) {
		return this.repository.existsById(jobId);
	}

	@Override
	public Map<String, Optional<Instant>> ends(Collection<String> jobIds) {
		return this.repository.findEnds(jobIds).stream().collect(Collectors.toMap(JobEnd::jobId, JobEnd::at));
	}

	@Override
	public void ifEndedBefore(Instant time, String jobId, Runnable action) {
		// whoever resumes it locks its row, too
		this.transaction.executeWithoutResult((status) -> this.repository.lock(jobId)
			.filter((job) -> job.status().isOver() && job.finishedAt() != null && job.finishedAt().isBefore(time))
			.ifPresent((job) -> action.run()));
	}

	/** One kind of thing to remove. */
	@FunctionalInterface
	private interface Step {

		void take() throws IOException;

	}

}
