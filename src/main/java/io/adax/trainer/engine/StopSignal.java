package io.adax.trainer.engine;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Asks one training to stop, from any thread. */
public final class StopSignal {

	private @Nullable Reason reason;

	private long since;

	/** Why a training shall stop; a later one is more urgent than those before it. */
	public enum Reason {

		/** It goes on another time: its state is saved, however long that takes. */
		PAUSE,
		/** The service shuts down: its state is saved if there is time. */
		SHUTDOWN,
		/** Nobody wants its result any more. */
		CANCEL

	}

	/** Asks; there is no way back, but to a more urgent reason. */
	public synchronized void stop(Reason reason) {
		if (this.reason == null || this.reason.compareTo(reason) < 0) {
			this.reason = reason;
			this.since = System.nanoTime();
		}
	}

	/** Whether somebody asked. */
	public synchronized boolean isStopped() {
		return this.reason != null;
	}

	/** Whether nobody wants the result any more. */
	public synchronized boolean isCancelled() {
		return this.reason == Reason.CANCEL;
	}

	/** How long ago somebody asked for that reason; null if nobody did. */
	synchronized @Nullable Duration waited(Reason reason) {
		return (this.reason == reason) ? Duration.ofNanos(System.nanoTime() - this.since) : null;
	}

}
