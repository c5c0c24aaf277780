package io.adax.trainer.runs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.storage.Blob;
import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.storage.SharedBlobs;
import jakarta.annotation.PreDestroy;
import org.apache.commons.io.input.BoundedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Logs in the blob store, where services have homes of their own. Whoever writes one
 * stores what is new of it every few seconds; whoever is asked for it brings what is
 * longer there than here: a piece of a log only grows.
 */
@Component
class StoredLogs {

	private static final Logger log = LoggerFactory.getLogger(StoredLogs.class);

	private static final long EVERY_SECONDS = 5;

	private static final long LAST_SECONDS = 5;

	private final StoredLogRepository repository;

	private final BlobStore blobs;

	private final SharedBlobs shared;

	private final Clock clock;

	private final Set<Changed> changed = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "log-uploads");
		thread.setDaemon(true);
		return thread;
	});

	StoredLogs(StoredLogRepository repository, BlobStore blobs, SharedBlobs shared, Clock clock) {
		this.repository = repository;
		this.blobs = blobs;
		this.shared = shared;
		this.clock = clock;
		if (blobs.isRemote()) {
			this.thread.scheduleWithFixedDelay(this::storeAll, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
		}
	}

	/** The log of an attempt, which has become longer. */
	private record Changed(String jobId, int attempt, Path directory) {

		LogFiles files() {
			return new LogFiles(this.directory, this.attempt, Long.MAX_VALUE);
		}

	}

	/** A log is to be stored soon. */
	void changed(String jobId, int attempt, Path directory) {
		if (this.blobs.isRemote()) {
			this.changed.add(new Changed(jobId, attempt, directory));
		}
	}

	private void storeAll() {
		for (Changed next : List.copyOf(this.changed)) {
			this.changed.remove(next);
			try {
				store(next);
			}
			catch (IOException | RuntimeException ex) {
				// the next time; what fails for ever would end the schedule
				log.info("The log of job {} cannot be stored now: {}", next.jobId(), ex.getMessage());
				this.changed.add(next);
			}
		}
	}

	private void store(Changed next) throws IOException {
		Set<Integer> numbers = new HashSet<>();
		for (LogFiles.Piece piece : next.files().pieces()) {
			numbers.add(piece.number());
			store(new StoredLog.Key(next.jobId(), next.attempt(), piece.number()), piece.file());
		}
		for (StoredLog stored : this.repository.findByJob(next.jobId())) {
			if (stored.key().attempt() == next.attempt() && !numbers.contains(stored.key().piece())) {
				delete(stored);
			}
		}
	}

	private void store(StoredLog.Key key, Path file) throws IOException {
		long size = Files.size(file);
		Optional<StoredLog> earlier = this.repository.findById(key);
		if (earlier.isPresent() && earlier.get().sizeBytes() >= size) {
			return;
		}
		Blob blob = this.shared.hold(() -> beginning(file, size), Long.MAX_VALUE);
		try {
			this.repository.save(new StoredLog(key, blob, this.clock.instant()));
		}
		finally {
			this.shared.letGo(blob);
		}
		if (earlier.isPresent()) {
			this.shared.deleteUnused(earlier.get().sha256());
		}
	}

	/** It may grow while it is read. */
	private static InputStream beginning(Path file, long size) throws IOException {
		return BoundedInputStream.builder().setInputStream(Files.newInputStream(file)).setMaxCount(size).get();
	}

	private void delete(StoredLog stored) throws IOException {
		this.repository.delete(stored);
		this.shared.deleteUnused(stored.sha256());
	}

	/** Brings what is longer there than here into a job's directory. */
	void bring(String jobId, Path directory) {
		if (!this.blobs.isRemote()) {
			return;
		}
		try {
			for (StoredLog stored : this.repository.findByJob(jobId)) {
				Path file = new LogFiles(directory, stored.key().attempt(), Long.MAX_VALUE).file(stored.key().piece());
				if (!Files.exists(file) || Files.size(file) < stored.sizeBytes()) {
					bring(stored, file);
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			// what is here is better than nothing
			log.info("The log of job {} is shown as far as it is here: {}", jobId, ex.getMessage());
		}
	}

	private void bring(StoredLog stored, Path file) throws IOException {
		Path directory = Files.createDirectories(file.resolveSibling("."));
		Path temporary = Files.createTempFile(directory, "piece", null);
		try {
			Files.copy(this.blobs.local(stored.sha256()), temporary, StandardCopyOption.REPLACE_EXISTING);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (NoSuchFileException ex) {
			// a longer one was stored just now
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/** The jobs that have logs there. */
	List<LoggedJob> jobs() {
		return this.repository.findLast();
	}

	/** Deletes the logs of a job, soon: nobody who deletes a job waits for the store. */
	void forget(String jobId) {
		if (this.blobs.isRemote()) {
			this.thread.execute(() -> {
				try {
					this.changed.removeIf((next) -> next.jobId().equals(jobId));
					for (StoredLog stored : this.repository.findByJob(jobId)) {
						delete(stored);
					}
				}
				catch (IOException | RuntimeException ex) {
					log.warn("The logs of job {} cannot be deleted now", jobId, ex);
				}
			});
		}
	}

	/** Stores what is left, without an interrupt. */
	@PreDestroy
	void stop() throws InterruptedException {
		if (this.blobs.isRemote()) {
			this.thread.execute(this::storeAll);
		}
		this.thread.shutdown();
		if (!this.thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
			log.info("The service ends before all logs are stored");
		}
	}

}
