package io.adax.trainer.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.engine.EngineStatus.Purpose;
import io.adax.trainer.training.NumericEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All engine processes that there are. Numbers are used again, and with them log files.
 */
final class Fleet {

	private static final Logger logger = LoggerFactory.getLogger(Fleet.class);

	/** How often the memory of the engines is looked at. */
	private static final Duration LOOK = Duration.ofMillis(500);

	/** How soon is noticed that nobody waits any more for an engine that starts. */
	private static final Duration BEAT = Duration.ofMillis(50);

	/** How soon what an engine prints is read. */
	private static final Duration PRINT = Duration.ofMillis(200);

	private final EngineLauncher launcher;

	private final EngineProperties properties;

	private final EngineTally tally = new EngineTally();

	private final Map<Integer, EngineProcess> engines = new ConcurrentSkipListMap<>();

	private volatile @Nullable NumericEnvironment environment;

	private volatile boolean closed;

	private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "engine-memory");
		thread.setDaemon(true);
		return thread;
	});

	private final ScheduledExecutorService printers = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "engine-output");
		thread.setDaemon(true);
		return thread;
	});

	Fleet(EngineLauncher launcher, EngineProperties properties) {
		this.launcher = launcher;
		this.properties = properties;
		this.watch.scheduleWithFixedDelay(
				() -> this.engines.values().forEach((engine) -> engine.enforce(properties.memory())), LOOK.toMillis(),
				LOOK.toMillis(), TimeUnit.MILLISECONDS);
		this.printers.scheduleWithFixedDelay(this::pump, PRINT.toMillis(), PRINT.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void pump() {
		for (EngineProcess engine : this.engines.values()) {
			try {
				engine.output().pump();
			}
			catch (UncheckedIOException ex) {
				logger.warn("What engine {} prints cannot be read", engine.id(), ex);
			}
		}
	}

	/** Starts an engine and waits until it is ready, or nobody wants it any more. */
	EngineProcess open(Purpose purpose, BooleanSupplier stopped) {
		EngineProcess engine = launch(purpose);
		Future<?> giveUp = this.watch.scheduleWithFixedDelay(() -> {
			if (stopped.getAsBoolean()) {
				engine.close();
			}
		}, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
		try {
			this.environment = engine.awaitReady(this.properties.startTimeout());
			logger.info("Engine {} is ready: {}", engine.id(), engine.status());
			return engine;
		}
		catch (EngineException ex) {
			retire(engine);
			throw stopped.getAsBoolean() ? new EngineException(Kind.KILLED, "The training was stopped before it began")
					: ex;
		}
		finally {
			giveUp.cancel(false);
		}
	}

	private synchronized EngineProcess launch(Purpose purpose) {
		if (this.closed) {
			throw new EngineException(Kind.UNAVAILABLE, "No engine is started because the service is stopping");
		}
		int id = 1;
		while (this.engines.containsKey(id)) {
			id++;
		}
		try {
			EngineProcess engine = this.launcher.launch(id, purpose);
			this.engines.put(id, engine);
			this.tally.started(purpose);
			return engine;
		}
		catch (IOException | UncheckedIOException ex) {
			throw new EngineException(Kind.UNAVAILABLE, "No engine could be started: " + ex.getMessage(), ex);
		}
	}

	/** Whether the engine is as good as a new one for another request. */
	boolean isFit(EngineProcess engine) {
		double most = this.properties.memory().toBytes() * this.properties.maxMemoryShare();
		return engine.isUsable() && engine.runs() < this.properties.maxRuns()
				&& engine.memory().look().orElse(0L) <= most;
	}

	/** Ends an engine. */
	void retire(EngineProcess engine) {
		logger.info("Engine {} is ended after {} requests", engine.id(), engine.runs());
		if (!this.closed) {
			this.tally.ended(engine.failure());
		}
		engine.close();
		engine.awaitEnd();
		this.engines.remove(engine.id(), engine);
	}

	Optional<NumericEnvironment> environment() {
		return Optional.ofNullable(this.environment);
	}

	EngineTally tally() {
		return this.tally;
	}

	/** Those that are there; one that died idle is replaced when it is needed. */
	List<EngineStatus> status() {
		return this.engines.values().stream().filter(EngineProcess::isAlive).map(EngineProcess::status).toList();
	}

	void close() {
		this.watch.shutdownNow();
		this.printers.shutdownNow();
		synchronized (this) {
			this.closed = true;
		}
		this.engines.values().forEach(EngineProcess::close);
		this.engines.values().forEach(this::retire);
		try {
			this.launcher.close();
		}
		catch (IOException ex) {
			logger.warn("The engine socket could not be removed", ex);
		}
	}

}
