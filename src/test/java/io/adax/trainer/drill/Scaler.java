package io.adax.trainer.drill;

import java.time.Instant;
import java.util.OptionalDouble;

/** A ScaledObject at work. */
final class Scaler {

	private final Scaling scaling;

	private final Trigger trigger;

	private final Workload workload;

	private final Transcript transcript;

	private Instant next = Instant.now();

	Scaler(Scaling scaling, Trigger trigger, Workload workload, Transcript transcript) {
		this.scaling = scaling;
		this.trigger = trigger;
		this.workload = workload;
		this.transcript = transcript;
	}

	/** Asks and scales, if it is time. Where nobody answers all stays as it is. */
	void tick() {
		Instant now = Instant.now();
		if (now.isBefore(this.next)) {
			return;
		}
		this.next = now.plus(this.scaling.pollingInterval());
		OptionalDouble value = ask();
		if (value.isEmpty()) {
			return;
		}
		int current = this.workload.replicas();
		int wanted = this.scaling.next(value.getAsDouble(), current, now);
		if (wanted != current) {
			this.transcript.tell("the trigger of %s shows %.0f: %d replicas instead of %d", this.workload.name(),
					value.getAsDouble(), wanted, current);
			this.workload.scale(wanted);
		}
	}

	private OptionalDouble ask() {
		try {
			return this.trigger.ask();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
