package io.adax.trainer.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What a service needs at its start may be away for a while, and back before somebody
 * starts the service again.
 */
@Component
class Patience {

	private static final Logger log = LoggerFactory.getLogger(Patience.class);

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private final Duration most;

	private final Clock clock;

	private final Consumer<Duration> pause;

	@Autowired
	Patience(StartProperties properties, Clock clock) {
		this(properties.patience(), clock, Patience::sleep);
	}

	Patience(Duration most, Clock clock, Consumer<Duration> pause) {
		this.most = most;
		this.clock = clock;
		this.pause = pause;
	}

	/** What may fail. */
	@FunctionalInterface
	interface Attempt {

		void make() throws Exception;

	}

	/**
	 * Does something, again as long as it fails because what it needs is away. The last
	 * failure, or one for another reason, is thrown.
	 * @param what is needed, for the log
	 */
	void make(String what, Attempt attempt, Predicate<Exception> isAway) throws Exception {
		Instant end = this.clock.instant().plus(this.most);
		boolean told = false;
		while (true) {
			try {
				attempt.make();
				return;
			}
			catch (Exception ex) {
				if (!isAway.test(ex) || !this.clock.instant().isBefore(end)) {
					throw ex;
				}
				if (!told) {
					log.warn("{} is away; the start waits for it for up to {} (trainer.start.patience): {}", what,
							this.most, ex.getMessage());
					told = true;
				}
				this.pause.accept(PAUSE);
			}
		}
	}

	private static void sleep(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("The service ends before it has started", ex);
		}
	}

}
