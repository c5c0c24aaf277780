package io.adax.trainer.engine;

import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.engine.EngineStatus.Purpose;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a number of trainings run side by side, each in an engine that is kept warm. */
final class TrainingSlots {

	private static final Logger logger = LoggerFactory.getLogger(TrainingSlots.class);

	private static final long BEAT_MILLIS = 50;

	private final Fleet fleet;

	private final EngineProperties properties;

	private final Semaphore slots;

	private final Deque<EngineProcess> idle = new ConcurrentLinkedDeque<>();

	TrainingSlots(Fleet fleet, EngineProperties properties, int slots) {
		this.fleet = fleet;
		this.properties = properties;
		this.slots = new Semaphore(slots, true);
	}

	TrainingResult train(Message.Train request, Consumer<TrainingEvent> events, StopSignal stop,
			Consumer<List<String>> output) {
		enter(stop);
		try {
			EngineProcess engine = idleOrNew(stop::isStopped);
			try {
				engine.output().begin(output);
				return train(engine, request, events, stop);
			}
			finally {
				endOutput(engine);
				leave(engine);
			}
		}
		finally {
			this.slots.release();
		}
	}

	/**
	 * And tells what memory it took, also of a training that failed; not if those who
	 * listen did, who would hear nothing more.
	 */
	private TrainingResult train(EngineProcess engine, Message.Train request, Consumer<TrainingEvent> events,
			StopSignal stop) {
		engine.memory().begin();
		try {
			TrainingResult result = engine.train(request, events, stop, this.properties.patience());
			engine.memory().ofRun().ifPresent(events);
			return result;
		}
		catch (EngineException ex) {
			engine.memory().ofRun().ifPresent(events);
			throw ex;
		}
	}

	private void enter(StopSignal stop) {
		try {
			while (!this.slots.tryAcquire(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
				if (stop.isStopped()) {
					throw new EngineException(Kind.KILLED, "The training was stopped before it began");
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new EngineException(Kind.KILLED, "The training was given up because the service is stopping");
		}
	}

	private EngineProcess idleOrNew(BooleanSupplier stopped) {
		for (EngineProcess engine = this.idle.poll(); engine != null; engine = this.idle.poll()) {
			if (engine.isUsable()) {
				return engine;
			}
			this.fleet.retire(engine);
		}
		return this.fleet.open(Purpose.TRAINING, stopped);
	}

	/** A training is worth more than its log. */
	private static void endOutput(EngineProcess engine) {
		try {
			engine.output().end();
		}
		catch (UncheckedIOException ex) {
			logger.warn("The last that engine {} printed cannot be read", engine.id(), ex);
		}
	}

	private void leave(EngineProcess engine) {
		if (this.fleet.isFit(engine)) {
			this.idle.push(engine);
		}
		else {
			this.fleet.retire(engine);
		}
	}

	/** Starts an engine before somebody needs it. */
	void warm() {
		this.slots.acquireUninterruptibly();
		try {
			this.idle.push(idleOrNew(() -> false));
		}
		finally {
			this.slots.release();
		}
	}

}
