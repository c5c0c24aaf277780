package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.adax.trainer.storage.Blob;
import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.storage.SharedBlobs;
import io.adax.trainer.training.CheckpointFile;
import io.adax.trainer.training.CheckpointFiles;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Checkpoints in the blob store: there every machine finds them. There are some only
 * where the store is not in the home, whose files all services share.
 */
@Component
class StoredCheckpoints {

	private static final Logger log = LoggerFactory.getLogger(StoredCheckpoints.class);

	private static final long LAST_REMOVALS_SECONDS = 5;

	private final StoredCheckpointRepository repository;

	private final BlobStore blobs;

	private final SharedBlobs shared;

	/** Nobody who writes about a job waits for the store. */
	private final ExecutorService removal = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "checkpoint-removal");
		thread.setDaemon(true);
		return thread;
	});

	StoredCheckpoints(StoredCheckpointRepository repository, BlobStore blobs, SharedBlobs shared) {
		this.repository = repository;
		this.blobs = blobs;
		this.shared = shared;
	}

	/** Whether this is where checkpoints are kept. */
	boolean areKept() {
		return this.blobs.isRemote();
	}

	/** Puts a checkpoint into the store, where it stays if the action records it. */
	void store(String jobId, int attempt, CheckpointFile file, Consumer<NewCheckpoint> action) throws IOException {
		Blob blob = this.shared.hold(() -> Files.newInputStream(file.file()), Long.MAX_VALUE);
		try {
			action.accept(new NewCheckpoint(jobId, attempt, file, blob));
		}
		finally {
			this.shared.letGo(blob);
		}
	}

	void record(NewCheckpoint checkpoint) {
		this.repository.save(new StoredCheckpoint(checkpoint));
	}

	List<CheckpointView> list(String jobId) {
		return upTo(jobId, Long.MAX_VALUE).stream().map(StoredCheckpoint::view).toList();
	}

	private List<StoredCheckpoint> upTo(String jobId, long iteration) {
		return this.repository.findNewest(jobId, iteration, Limit.unlimited());
	}

	/** The checkpoint, which is fetched once somebody reads it. */
	Optional<KeptCheckpoint> find(String jobId, long iteration) {
		return this.repository.findById(new StoredCheckpoint.Key(jobId, iteration))
			.map((found) -> new KeptCheckpoint(found.at(Path.of("")), () -> this.blobs.bytes(found.sha256()).open()));
	}

	private CheckpointFile here(StoredCheckpoint checkpoint) throws IOException {
		return checkpoint.at(this.blobs.local(checkpoint.sha256()));
	}

	/** Gives another job a checkpoint to begin with, within the transaction. */
	Optional<CheckpointFile> hand(String jobId, long iteration, String heir) {
		Optional<StoredCheckpoint> found = this.repository.hold(new StoredCheckpoint.Key(jobId, iteration));
		found.map((checkpoint) -> checkpoint.handedTo(heir)).ifPresent(this.repository::save);
		return found.map((checkpoint) -> checkpoint.at(Path.of("")));
	}

	/**
	 * Brings the newest checkpoint of a job into a directory, unless it is there. If its
	 * bytes are gone or damaged, the one before does; if those of all are gone, as in a
	 * restored bucket that was copied too late, none does.
	 * @param warnings receives what could not be had
	 * @throws IOException when none can be had, but there are some
	 */
	void fetch(String jobId, Path directory, Consumer<String> warnings) throws IOException {
		List<StoredCheckpoint> checkpoints = upTo(jobId, Long.MAX_VALUE);
		List<IOException> failures = new ArrayList<>();
		for (StoredCheckpoint checkpoint : checkpoints) {
			try {
				fetch(checkpoint, directory);
				failures.forEach((failure) -> warnings.accept(failure.getMessage()));
				return;
			}
			catch (IOException ex) {
				failures.add(new IOException("The checkpoint after iteration %,d cannot be had from the blob store: %s."
					.formatted(checkpoint.iteration(), ex), ex));
			}
		}
		if (isAnyThere(checkpoints)) {
			throw failures.get(0);
		}
		failures.forEach((failure) -> warnings.accept(failure.getMessage()));
		if (!failures.isEmpty()) {
			warnings.accept("The blob store has no checkpoint of the job any more: the training begins anew.");
		}
	}

	private boolean isAnyThere(List<StoredCheckpoint> checkpoints) throws IOException {
		for (StoredCheckpoint checkpoint : checkpoints) {
			if (this.blobs.exists(checkpoint.sha256())) {
				return true;
			}
		}
		return false;
	}

	private void fetch(StoredCheckpoint checkpoint, Path directory) throws IOException {
		if (CheckpointFiles.list(directory).stream().noneMatch((file) -> file.iteration() == checkpoint.iteration())) {
			CheckpointFiles.copy(here(checkpoint), directory);
		}
	}

	/** Those jobs that have some. */
	List<String> jobs() {
		return this.repository.findJobs();
	}

	/**
	 * Forgets those of a job up to an iteration but for the newest of them. They go soon;
	 * which they are is settled now, as the job may be resumed meanwhile.
	 */
	void forget(String jobId, long iteration, int keep) {
		if (areKept()) {
			attempt(jobId, () -> {
				List<StoredCheckpoint> all = upTo(jobId, iteration);
				List<StoredCheckpoint> old = all.subList(Math.min(keep, all.size()), all.size());
				if (!old.isEmpty()) {
					this.removal.execute(() -> attempt(jobId, () -> forget(jobId, old)));
				}
			});
		}
	}

	private void forget(String jobId, List<StoredCheckpoint> old) throws IOException {
		for (StoredCheckpoint checkpoint : old) {
			this.repository.delete(jobId, checkpoint.iteration(), checkpoint.attempt());
			this.shared.deleteUnused(checkpoint.sha256());
		}
	}

	private static void attempt(String jobId, Step step) {
		try {
			step.take();
		}
		catch (IOException | RuntimeException ex) {
			log.warn("Checkpoints of job {} cannot be deleted now", jobId, ex);
		}
	}

	/** A part of a removal. */
	@FunctionalInterface
	private interface Step {

		void take() throws IOException;

	}

	/** Without an interrupt, which would close the embedded database's file. */
	@PreDestroy
	void stop() throws InterruptedException {
		this.removal.shutdown();
		if (!this.removal.awaitTermination(LAST_REMOVALS_SECONDS, TimeUnit.SECONDS)) {
			log.info("The service ends while checkpoints are being deleted; what is left goes with a later sweep");
		}
	}

}
