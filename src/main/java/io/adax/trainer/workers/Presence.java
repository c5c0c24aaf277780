package io.adax.trainer.workers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.web.Ids;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells the others that this worker lives, until its last job has ended: while it stops
 * it is draining, and then gone. A replica that does not train says nothing.
 */
@Component
public class Presence implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Presence.class);

	private static final int LONGEST_HOST = 255;

	private final Workers workers;

	private final WorkerProperties properties;

	private final Duration interval;

	private final StoreClock clock;

	private final Worker self;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "presence");
		thread.setDaemon(true);
		return thread;
	});

	private volatile boolean running;

	private boolean telling;

	private boolean gone;

	Presence(Workers workers, WorkerProperties properties, Ids ids, Optional<BuildProperties> build,
			@Value("${db-scheduler.heartbeat-interval:4s}") Duration interval, StoreClock clock) {
		this.workers = workers;
		this.properties = properties;
		this.interval = interval;
		this.clock = clock;
		Instant now = clock.now();
		String version = build.map(BuildProperties::getVersion).orElse("development");
		this.self = new Worker(ids.next(), host(), properties.pool(), properties.slots(), version, now, now, false, 0);
	}

	/** The name under which this replica takes jobs from the queue. */
	public String id() {
		return this.self.id();
	}

	private static String host() {
		try {
			String name = InetAddress.getLocalHost().getHostName();
			return name.substring(0, Math.min(name.length(), LONGEST_HOST));
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

	private Worker now() {
		return new Worker(this.self.id(), this.self.host(), this.self.pool(), this.self.slots(), this.self.version(),
				this.self.since(), this.clock.now(), !this.running, this.clock.ahead().toSeconds());
	}

	private synchronized void tell() {
		try {
			this.workers.tell(now(), this.gone);
		}
		catch (DataAccessException ex) {
			log.warn("Nobody can be told now that this worker lives: {}", ex.getMessage());
		}
	}

	@Override
	public void start() {
		this.running = true;
		if (!this.properties.isWorker()) {
			return;
		}
		if (!this.telling) {
			this.telling = true;
			log.info("Worker {} serves pool {} with {} slots", this.self.id(), this.self.pool(), this.self.slots());
			this.workers.forgetOld();
			this.thread.scheduleWithFixedDelay(this::tell, this.interval.toMillis(), this.interval.toMillis(),
					TimeUnit.MILLISECONDS);
		}
		tell();
	}

	/** From now on it is draining. */
	@Override
	public void stop() {
		this.running = false;
		if (this.telling) {
			tell();
		}
	}

	/** Without an interrupt, which closes the embedded database. */
	@PreDestroy
	void leave() {
		this.thread.shutdown();
		synchronized (this) {
			this.gone = true;
		}
		if (this.telling) {
			tell();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
