package io.adax.trainer.drill;

import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.Trainer;

/** Asks the Service ten times a second, and counts who does not get an answer. */
final class Visitor implements AutoCloseable {

	private final Trainer trainer;

	private final Thread thread = new Thread(this::ask, "visitor");

	private final CountDownLatch end = new CountDownLatch(1);

	private volatile int requests;

	private volatile int failures;

	private volatile String last = "none";

	Visitor(Trainer trainer) {
		this.trainer = trainer;
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void ask() {
		try {
			while (!this.end.await(100, TimeUnit.MILLISECONDS)) {
				this.requests++;
				try {
					this.trainer.get("/jobs?limit=1").expect(200);
				}
				catch (UncheckedIOException | AssertionError ex) {
					this.failures++;
					this.last = String.valueOf(ex);
				}
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	int failures() {
		return this.failures;
	}

	/** In words. */
	String tally() {
		return "%d of %d requests (the last: %s)".formatted(this.failures, this.requests, this.last);
	}

	@Override
	public void close() throws InterruptedException {
		this.end.countDown();
		this.thread.join();
	}

}
