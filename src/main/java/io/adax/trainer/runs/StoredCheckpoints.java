package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

	/** The checkpoint as a file of this machine. */
	Optional<CheckpointFile> find(String jobId, long iteration) throws IOException {
		Optional<StoredCheckpoint> found = this.repository.findById(new StoredCheckpoint.Key(jobId, iteration));
		return found.isPresent() ? Optional.of(here(found.get())) : Optional.empty();
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

	/** Brings the newest checkpoint of a job into a directory, unless it is there. */
	void fetch(String jobId, Path directory) throws IOException {
		List<StoredCheckpoint> newest = this.repository.findNewest(jobId, Long.MAX_VALUE, Limit.of(1));
		for (StoredCheckpoint checkpoint : newest) {
			if (CheckpointFiles.list(directory)
				.stream()
				.noneMatch((file) -> file.iteration() == checkpoint.iteration())) {
				CheckpointFiles.copy(here(checkpoint), directory);
			}
		}
	}

	/** Those jobs that have some. */
	List<String> jobs() {
		return this.repository.findJobs();
	}

	/** Forgets those of a job up to an iteration, soon, but for the newest of them. */
	void forget(String jobId, long iteration, int keep) {
		if (areKept()) {
			this.removal.execute(() -> {
				try {
					forgetNow(jobId, iteration, keep);
				}
				catch (IOException | RuntimeException ex) {
					log.warn("Checkpoints of job {} cannot be deleted now", jobId, ex);
				}
			});
		}
	}

	private void forgetNow(String jobId, long iteration, int keep) throws IOException {
		List<StoredCheckpoint> all = upTo(jobId, iteration);
		for (StoredCheckpoint old : all.subList(Math.min(keep, all.size()), all.size())) {
			this.repository.delete(old);
			this.shared.deleteUnused(old.sha256());
		}
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
