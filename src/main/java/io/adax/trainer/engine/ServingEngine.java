package io.adax.trainer.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.engine.EngineStatus.Purpose;
import org.jspecify.annotations.Nullable;

/** One more engine, for short requests, one after the other, beside all trainings. */
final class ServingEngine {

	private final Fleet fleet;

	private final Duration timeout;

	private final ReentrantLock turn = new ReentrantLock(true);

	private @Nullable EngineProcess engine;

	ServingEngine(Fleet fleet, Duration timeout) {
		this.fleet = fleet;
		this.timeout = timeout;
	}

	<A extends Message> A ask(Message.Request request, Class<A> answer) {
		enter();
		try {
			EngineProcess serving = current();
			try {
				return serving.ask(request, answer, this.timeout);
			}
			finally {
				leave(serving);
			}
		}
		finally {
			this.turn.unlock();
		}
	}

	private void enter() {
		try {
			if (!this.turn.tryLock(this.timeout.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new EngineException(Kind.TIMEOUT, "The engine is busy with the requests of others");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new EngineException(Kind.KILLED, "The request was given up because the service is stopping");
		}
	}

	private EngineProcess current() {
		EngineProcess serving = this.engine;
		if (serving == null || !serving.isUsable()) {
			if (serving != null) {
				this.fleet.retire(serving);
			}
			serving = this.fleet.open(Purpose.SERVING, () -> false);
			this.engine = serving;
		}
		return serving;
	}

	private void leave(EngineProcess serving) {
		if (!this.fleet.isFit(serving)) {
			this.fleet.retire(serving);
			this.engine = null;
		}
	}

}
