package io.adax.trainer.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.engine.StopSignal;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The jobs that this worker runs now, so that they can be stopped at once. */
@Component
class RunningJobs implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(RunningJobs.class);

	private static final Duration LOOK = Duration.ofMillis(500);

	private final Map<String, StopSignal> signals = new ConcurrentHashMap<>();

	private final JobRepository jobs;

	private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "job-stops");
		thread.setDaemon(true);
		return thread;
	});

	private volatile boolean running;

	private @Nullable Future<?> looking;

	RunningJobs(JobRepository jobs) {
		this.jobs = jobs;
	}

	/** Takes a job in hand; empty if it is already. */
	Optional<StopSignal> begin(String jobId) {
		StopSignal signal = new StopSignal();
		if (this.signals.putIfAbsent(jobId, signal) != null) {
			return Optional.empty();
		}
		if (isShuttingDown()) {
			signal.stop(StopSignal.Reason.SHUTDOWN);
		}
		return Optional.of(signal);
	}

	/** Whether this worker has the job in hand. */
	boolean holds(String jobId) {
		return this.signals.containsKey(jobId);
	}

	void end(String jobId) {
		this.signals.remove(jobId);
	}

	/** Stops a job if it runs here. */
	void stop(String jobId, StopSignal.Reason reason) {
		StopSignal signal = this.signals.get(jobId);
		if (signal != null) {
			signal.stop(reason);
		}
	}

	/** Stops what somebody asked another replica to stop. */
	private void look() {
		try {
			if (!this.signals.isEmpty()) {
				this.jobs.findByIdInAndStopRequestedNotNull(List.copyOf(this.signals.keySet()))
					.forEach((job) -> stop(job.id(), Objects.requireNonNull(job.stopRequested())));
			}
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Cannot see now whether jobs shall stop: {}", ex.getMessage());
		}
	}

	boolean isShuttingDown() {
		return !this.running;
	}

	@Override
	public void start() {
		this.running = true;
		this.looking = this.watch.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/** The service shuts down: every job goes back into the queue. */
	@Override
	public void stop() {
		this.running = false;
		if (this.looking != null) {
			this.looking.cancel(false);
		}
		this.signals.values().forEach((signal) -> signal.stop(StopSignal.Reason.SHUTDOWN));
	}

	@PreDestroy
	void close() {
		this.watch.shutdown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
