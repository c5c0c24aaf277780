package io.adax.trainer.engine;

import java.time.Duration;

import io.adax.trainer.engine.StopSignal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How long an engine that was asked to stop may take until it is killed. One that shall
 * pause may take as long as it needs.
 */
record Patience(Duration cancel, Duration shutdown) {

	boolean isOver(StopSignal stop) {
		return isOver(stop.waited(Reason.CANCEL), this.cancel) || isOver(stop.waited(Reason.SHUTDOWN), this.shutdown);
	}

	private static boolean isOver(@Nullable Duration waited, Duration limit) {
		return waited != null && waited.compareTo(limit) >= 0;
	}

	/** What was too long. */
	Duration of(StopSignal stop) {
		return (stop.waited(Reason.CANCEL) != null) ? this.cancel : this.shutdown;
	}

}
