package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.adax.trainer.storage.StoreOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again while the database or the blob store is away, for as long as that takes.
 * Only what may be done twice may be done so: of a commit the answer may be lost.
 */
final class PatientWrites {

	private static final Logger log = LoggerFactory.getLogger(PatientWrites.class);

	private static final Duration LOOK = Duration.ofMillis(100);

	private final Duration first;

	private final Duration longest;

	PatientWrites(Duration first, Duration longest) {
		this.first = first;
		this.longest = longest;
	}

	/** The service ended before it was back. */
	static final class GivenUp extends RuntimeException {

		private static final long serialVersionUID = 1;

		GivenUp(String message) {
			super(message);
		}

	}

	/** Somebody wanted the job to stop before it was back. */
	static final class Stopped extends RuntimeException {

		private static final long serialVersionUID = 1;

		Stopped(String what) {
			super("Stopped while database or blob store are away: " + what);
		}

	}

	/** What may fail because something is away. */
	@FunctionalInterface
	interface Write<T, E extends Exception> {

		T make() throws E;

	}

	<T, E extends Exception> T make(String what, Write<T, E> write) throws E {
		return make(what, () -> false, write);
	}

	/**
	 * The same, but only until somebody wants it to stop.
	 * @throws Stopped when it is not back yet then
	 */
	<T, E extends Exception> T make(String what, BooleanSupplier stopped, Write<T, E> write) throws E {
		Duration wait = this.first;
		while (true) {
			try {
				T made = write.make();
				if (wait != this.first) {
					log.info("It is back: {}", what);
				}
				return made;
			}
			catch (RuntimeException ex) {
				if (!StoreOutage.isCauseOf(ex)) {
					throw ex;
				}
				log.warn("Database or blob store is away ({}); trying again in {} ms: {}", ex.getMessage(),
						wait.toMillis(), what);
			}
			pause(wait, what, stopped);
			wait = (wait.multipliedBy(2).compareTo(this.longest) < 0) ? wait.multipliedBy(2) : this.longest;
		}
	}

	private static void pause(Duration wait, String what, BooleanSupplier stopped) {
		try {
			for (Duration left = wait; left.compareTo(Duration.ZERO) > 0; left = left.minus(LOOK)) {
				if (stopped.getAsBoolean()) {
					throw new Stopped(what);
				}
				Thread.sleep(Math.min(left.toMillis(), LOOK.toMillis()));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new GivenUp("The service ends before database or blob store are back: " + what);
		}
	}

}
