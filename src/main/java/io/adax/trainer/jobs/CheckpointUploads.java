package io.adax.trainer.jobs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.function.Consumer;

import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingEvent.Checkpointed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an attempt's checkpoints into the blob store, where no other machine reaches the
 * files of this one, on a thread of its own behind the training: again and again while
 * the store is away. A checkpoint is told of once it is there, and only then counts. If
 * they come faster than they are stored, the newest waits, and those before it are
 * dropped.
 */
final class CheckpointUploads implements Consumer<TrainingEvent>, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(CheckpointUploads.class);

	private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

	private final Source source;

	private final Attempt attempt;

	private final RunRecorder recorder;

	private final Consumer<TrainingEvent> events;

	private @Nullable Thread thread;

	private @Nullable Checkpointed waiting;

	private boolean busy;

	private boolean closed;

	private @Nullable RuntimeException failure;

	private CheckpointUploads(Source source, Attempt attempt, RunRecorder recorder, Consumer<TrainingEvent> events) {
		this.source = source;
		this.attempt = attempt;
		this.recorder = recorder;
		this.events = events;
	}

	/** What uploads of all attempts need. */
	record Source(RunCheckpoints checkpoints, Attempts attempts, PatientWrites writes) {

		/** Stores what an engine tells of before it is told on. */
		CheckpointUploads follow(Attempt attempt, RunRecorder recorder, Consumer<TrainingEvent> events) {
			return new CheckpointUploads(this, attempt, recorder, events);
		}

	}

	@Override
	public void accept(TrainingEvent event) {
		if (event instanceof Checkpointed saved && this.source.checkpoints().areStored()) {
			queue(saved);
		}
		else {
			this.events.accept(event);
		}
	}

	private synchronized void queue(Checkpointed saved) {
		failIfFailed();
		if (this.waiting != null) {
			drop(this.waiting);
		}
		this.waiting = saved;
		if (this.thread == null) {
			this.thread = new Thread(this::storeAll, "checkpoint-uploads");
			this.thread.setDaemon(true);
			this.thread.start();
		}
		notifyAll();
	}

	private void drop(Checkpointed saved) {
		try {
			this.source.checkpoints().drop(this.attempt.jobId(), this.attempt.number(), saved.file());
		}
		catch (IOException ex) {
			log.warn("Checkpoint {} of job {} cannot be deleted now", saved.file(), this.attempt.jobId(), ex);
		}
	}

	/** Waits until the last checkpoint is stored, unless nobody needs it. */
	synchronized void finish(StopSignal stop) {
		while ((this.waiting != null || this.busy) && this.failure == null
				&& !stop.isStoppedFor(StopSignal.Reason.CANCEL)) {
			try {
				wait(LOOK_AGAIN.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new PatientWrites.GivenUp("The service ends before the last checkpoint is stored");
			}
		}
		failIfFailed();
	}

	private void failIfFailed() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	/** On the thread of its own. */
	private void storeAll() {
		try (LogContext context = LogContext.of(this.attempt)) {
			for (Checkpointed saved = next(); saved != null; saved = next()) {
				store(saved);
			}
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
		catch (Throwable ex) {
			// without this thread the training would wait for ever for its last
			// checkpoint
			fail(new IllegalStateException("A checkpoint could not be stored: " + ex, ex));
		}
	}

	private synchronized @Nullable Checkpointed next() {
		this.busy = false;
		notifyAll();
		while (this.waiting == null && !this.closed) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				return null;
			}
		}
		Checkpointed next = this.closed ? null : this.waiting;
		this.waiting = null;
		this.busy = next != null;
		return next;
	}

	private void store(Checkpointed saved) {
		try {
			this.source.writes()
				.make("checkpoint %s of job %s".formatted(saved.file(), this.attempt.jobId()), () -> storeOnce(saved));
			this.events.accept(saved);
		}
		catch (NoSuchFileException ex) {
			// a later attempt has taken it
		}
		catch (IOException ex) {
			this.events.accept(new TrainingEvent.CheckpointFailed(TrainingEvent.CheckpointFailed.Step.STORE,
					("The checkpoint after iteration %,d could not be stored: %s. "
							+ "The run goes on; on another machine it would go on from an older one.")
						.formatted(saved.iteration(), ex.getMessage())));
		}
	}

	private Checkpointed storeOnce(Checkpointed saved) throws IOException {
		giveUpIfClosed();
		this.source.checkpoints().store(this.attempt.jobId(), this.attempt.number(), saved.file(), (checkpoint) -> {
			// whoever goes on from it needs all that was measured before
			this.recorder.write();
			this.source.attempts().stored(this.attempt, checkpoint);
		});
		return saved;
	}

	private synchronized void giveUpIfClosed() {
		if (this.closed) {
			throw new PatientWrites.GivenUp("The attempt is over before the blob store is back");
		}
	}

	private synchronized void fail(RuntimeException ex) {
		this.failure = ex;
		notifyAll();
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		notifyAll();
	}

}
