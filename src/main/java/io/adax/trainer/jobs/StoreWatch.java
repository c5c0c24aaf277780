package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.workers.StoreClock;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Knows for how long the database has answered. After an outage the heartbeats of all
 * workers are old: nobody is to be taken for dead who had no chance to write one.
 */
@Component
class StoreWatch implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(StoreWatch.class);

	private static final Duration LOOK = Duration.ofSeconds(1);

	/** Shorter silences make nobody miss so many heartbeats. */
	private static final Duration SILENCE = Duration.ofSeconds(5);

	private final JdbcTemplate database;

	private final Clock clock;

	private final StoreClock storeClock;

	/** How long a worker may be silent before it is taken for dead. */
	private final Duration patience;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "store-watch");
		thread.setDaemon(true);
		return thread;
	});

	private Instant lastAnswer;

	/** Null as long as no outage has been seen. */
	private @Nullable Instant backSince;

	private volatile boolean running;

	StoreWatch(JdbcTemplate database, @Value("${db-scheduler.heartbeat-interval:4s}") Duration interval,
			@Value("${db-scheduler.missed-heartbeats-limit:4}") int missed, Clock clock, StoreClock storeClock) {
		this.database = database;
		this.patience = interval.multipliedBy(missed);
		this.clock = clock;
		this.storeClock = storeClock;
		this.lastAnswer = clock.instant();
	}

	/** Asks the database, also for its time. */
	void look() {
		Instant asked = this.clock.instant();
		try {
			OffsetDateTime time = this.database.queryForObject("select current_timestamp", OffsetDateTime.class);
			answered(asked, Objects.requireNonNull(time).toInstant());
		}
		catch (DataAccessException ex) {
			log.debug("The database does not answer", ex);
		}
	}

	private synchronized void answered(Instant asked, Instant time) {
		Instant now = this.clock.instant();
		if (this.storeClock.hear(asked, time, now)) {
			// what others told so far may seem old
			this.backSince = now;
		}
		if (isSilent(now)) {
			this.backSince = now;
			log.info("The database is back; no worker is taken for dead for the next {}", this.patience);
		}
		this.lastAnswer = now;
	}

	private boolean isSilent(Instant now) {
		return this.lastAnswer.plus(SILENCE).isBefore(now);
	}

	/** Whether every worker that lives had the time to say so. */
	synchronized boolean isSteady() {
		Instant now = this.clock.instant();
		return !isSilent(now) && (this.backSince == null || !now.isBefore(this.backSince.plus(this.patience)));
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.lastAnswer = this.clock.instant();
		// entries in the queue are due by the database's time from the first one on
		look();
		this.thread.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		this.running = false;
	}

	/** Without an interrupt, which closes the embedded database. */
	@PreDestroy
	void close() {
		this.thread.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
