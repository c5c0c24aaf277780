package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.jobs.Attempts.Progress;
import io.adax.trainer.training.TrainingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what an engine tells. A thread of its own writes it down about twice a second,
 * and whenever the state is saved, so that a training goes on while the database is away:
 * nothing is lost then, and an engine only has to wait once very much has gathered.
 */
final class RunRecorder implements Consumer<TrainingEvent>, AutoCloseable {

	private static final Duration PERIOD = Duration.ofMillis(500);

	/** A short run begins, trains and ends within it, and is written down once. */
	private static final Duration SOON = Duration.ofMillis(50);

	/** Some 60 MB. */
	private static final int MOST_POINTS = 1_000_000;

	private final Attempt attempt;

	private final Attempts attempts;

	private final PatientWrites writes;

	private final Clock clock;

	private final Duration soon;

	private final Thread thread = new Thread(this::writeAll, "run-recorder");

	private final Gathering gathering;

	/** Writes begun, and how many of them are over. */
	private long begun;

	private long done;

	/** Points of the write that is under way. */
	private long inFlight;

	private boolean due;

	/** Somebody waits for the next write. */
	private boolean wanted;

	private boolean closed;

	private @Nullable RuntimeException failure;

	private Instant lastWrite;

	RunRecorder(Attempt attempt, Attempts attempts, PatientWrites writes, Clock clock) {
		this(attempt, attempts, writes, clock, SOON);
	}

	/**
	 * The same.
	 * @param soon how long a write waits for what may come with it
	 */
	RunRecorder(Attempt attempt, Attempts attempts, PatientWrites writes, Clock clock, Duration soon) {
		this.soon = soon;
		this.attempt = attempt;
		this.attempts = attempts;
		this.writes = writes;
		this.clock = clock;
		this.gathering = new Gathering(attempt, clock);
		this.lastWrite = clock.instant();
		this.thread.setDaemon(true);
		this.thread.start();
	}

	@Override
	public synchronized void accept(TrainingEvent event) {
		while (this.gathering.points() >= MOST_POINTS && this.failure == null) {
			await();
		}
		failIfFailed();
		this.gathering.add(event);
		if (event instanceof TrainingEvent.Started || event instanceof TrainingEvent.Checkpointed
				|| Duration.between(this.lastWrite, this.clock.instant()).compareTo(PERIOD) >= 0) {
			this.due = true;
			notifyAll();
		}
	}

	/** How the engine began. */
	synchronized TrainingEvent.Started started() {
		return this.gathering.started();
	}

	/** Iterations completed. */
	synchronized long iteration() {
		return this.gathering.iteration();
	}

	/** Points that are not written down yet. */
	synchronized long backlog() {
		return this.gathering.points() + this.inFlight;
	}

	/** How long a write has been under way; nothing if none is. */
	synchronized Duration behind() {
		return (this.begun > this.done) ? Duration.between(this.lastWrite, this.clock.instant()) : Duration.ZERO;
	}

	/** Waits until all that has gathered is written down. */
	synchronized void write() {
		long last = this.begun + 1;
		this.due = true;
		this.wanted = true;
		notifyAll();
		while (this.done < last && this.failure == null && !this.closed) {
			await();
		}
		failIfFailed();
		if (this.done < last) {
			throw new PatientWrites.GivenUp("The attempt is over before all is written down");
		}
	}

	private void failIfFailed() {
		if (this.failure != null) {
			throw this.failure;
		}
	}

	private void await() {
		try {
			wait();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new PatientWrites.GivenUp("The service ends before all is written down");
		}
	}

	/** On the thread of its own. */
	private void writeAll() {
		try (LogContext context = LogContext.of(this.attempt)) {
			for (Progress progress = next(); progress != null; progress = next()) {
				Progress written = progress;
				this.writes.make("progress of job " + this.attempt.jobId(), () -> {
					giveUpIfClosed();
					this.attempts.record(this.attempt, written);
					return written;
				});
				end();
			}
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
		catch (Throwable ex) {
			// without this thread the training would wait for ever for its last write
			fail(new IllegalStateException("What the engine told could not be written down: " + ex, ex));
		}
	}

	private synchronized void giveUpIfClosed() {
		if (this.closed) {
			throw new PatientWrites.GivenUp("The attempt is over before the database is back");
		}
	}

	private synchronized @Nullable Progress next() {
		try {
			while (!this.due && !this.closed) {
				wait(PERIOD.toMillis());
				// nothing may follow for long: an evaluation, or a batch that takes
				// minutes
				this.due |= !this.gathering.isEmpty();
			}
			waitForMore();
		}
		catch (InterruptedException ex) {
			return null;
		}
		if (this.closed) {
			return null;
		}
		this.inFlight = this.gathering.points();
		this.due = false;
		this.wanted = false;
		this.lastWrite = this.clock.instant();
		notifyAll();
		return this.gathering.take(++this.begun);
	}

	private void waitForMore() throws InterruptedException {
		long begin = System.nanoTime();
		long left = this.soon.toMillis();
		while (left > 0 && !this.wanted && !this.closed) {
			wait(left);
			left = this.soon.minusNanos(System.nanoTime() - begin).toMillis();
		}
	}

	private synchronized void end() {
		this.done++;
		this.inFlight = 0;
		notifyAll();
	}

	private synchronized void fail(RuntimeException ex) {
		this.failure = ex;
		notifyAll();
	}

	/**
	 * Without an interrupt, which in the middle of a write closes the embedded database.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		notifyAll();
	}

}
