package io.adax.trainer.engine;

import java.util.Optional;
import java.util.function.Supplier;

import io.adax.trainer.training.TrainingEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an engine's process has of the machine's memory, and the most of it during a run:
 * of all that anybody looks at, and what the system itself kept if that rose meanwhile.
 */
final class ResidentMemory {

	private final Supplier<Optional<Reading>> process;

	/** As the run began; null where the system does not tell. */
	private @Nullable Reading before;

	private long most;

	ResidentMemory(Supplier<Optional<Reading>> process) {
		this.process = process;
	}

	/**
	 * What the system tells of a process.
	 *
	 * @param now bytes
	 * @param most the most bytes since its start
	 */
	record Reading(long now, long most) {
	}

	/** A run begins. */
	synchronized void begin() {
		this.before = this.process.get().orElse(null);
		this.most = 0;
	}

	/** Bytes now; empty where the system does not tell. */
	synchronized Optional<Long> look() {
		Optional<Reading> reading = this.process.get();
		reading.ifPresent(this::note);
		return reading.map(Reading::now);
	}

	private void note(Reading reading) {
		boolean risen = this.before != null && reading.most() > this.before.most();
		this.most = Math.max(this.most, risen ? reading.most() : reading.now());
	}

	/** The run's, as it ends; of a process that is gone, by the looks before. */
	synchronized Optional<TrainingEvent.MemoryMeasured> ofRun() {
		look();
		return Optional.ofNullable(this.before)
			.map((found) -> new TrainingEvent.MemoryMeasured(found.now(), Math.max(found.now(), this.most)));
	}

}
