package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.jobs.Attempts.Position;
import io.adax.trainer.jobs.Attempts.Progress;
import io.adax.trainer.runs.NewEvent;
import io.adax.trainer.training.MetricPoint;
import io.adax.trainer.training.TrainingEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an engine tells of an attempt, as it is to be written down, and how far the
 * attempt has come by that. For one thread at a time.
 */
final class Gathering {

	private final int attempt;

	private final Clock clock;

	private Gathered gathered = new Gathered();

	private TrainingEvent.@Nullable Started started;

	private Instant start;

	private long firstIteration;

	private long totalIterations;

	private int epoch;

	private long iteration;

	Gathering(Attempt attempt, Clock clock) {
		this.attempt = attempt.number();
		this.clock = clock;
		this.start = clock.instant();
		// until the engine begins: the next attempt forgets the checkpoints that come
		// after this
		this.epoch = attempt.recorded().epoch();
		this.firstIteration = attempt.recorded().iteration();
		this.iteration = this.firstIteration;
	}

	void add(TrainingEvent event) {
		if (event instanceof TrainingEvent.Started begun) {
			begin(begun);
		}
		else if (event instanceof TrainingEvent.Measured measured) {
			this.gathered.points().addAll(measured.points());
			MetricPoint last = measured.points().get(measured.points().size() - 1);
			this.iteration = last.iteration();
			this.epoch = last.epoch() - 1;
		}
		else if (event instanceof TrainingEvent.EpochEnded ended) {
			this.epoch = ended.epoch();
			tell(NewEvent.epoch(this.attempt, ended.epoch(), ended.iteration(), ended.metrics()));
		}
		else if (event instanceof TrainingEvent.Checkpointed saved) {
			this.gathered.saved().add(saved);
			tell(checkpoint(this.attempt, saved));
		}
		else if (event instanceof TrainingEvent.Restored restored) {
			this.gathered.restored().add(restored.state());
		}
		else if (event instanceof TrainingEvent.CheckpointFailed failed) {
			tell(NewEvent.warning(this.attempt, failed.message()));
		}
		else if (event instanceof TrainingEvent.Warned warned) {
			tell(NewEvent.warning(this.attempt, warned.message()));
		}
		else if (event instanceof TrainingEvent.MemoryMeasured memory) {
			this.gathered.memory().add(memory);
		}
	}

	private void begin(TrainingEvent.Started begun) {
		this.start = this.clock.instant();
		this.firstIteration = begun.iteration();
		this.iteration = begun.iteration();
		this.totalIterations = begun.totalIterations();
		this.started = begun;
		this.gathered.started().add(new Gathered.Begun(begun, this.start));
		tell(NewEvent.started(this.attempt, begun.iteration(), inWords(begun)));
	}

	private void tell(NewEvent event) {
		this.gathered.events().add(event.at(this.clock.instant()));
	}

	static NewEvent checkpoint(int attempt, TrainingEvent.Checkpointed saved) {
		return NewEvent.checkpoint(attempt, saved.epoch(), saved.iteration(),
				"%s, %,d bytes".formatted(saved.file(), saved.bytes()));
	}

	private static String inWords(TrainingEvent.Started started) {
		String from = (started.iteration() > 0) ? ", going on after iteration %,d".formatted(started.iteration()) : "";
		return "%,d parameters, %,d iterations%s".formatted(started.plan().parameters(), started.totalIterations(),
				from);
	}

	/** How the engine began. */
	TrainingEvent.Started started() {
		return Objects.requireNonNull(this.started, "The engine has not begun");
	}

	/** Iterations completed. */
	long iteration() {
		return this.iteration;
	}

	/** Points that nobody has taken. */
	int points() {
		return this.gathered.points().size();
	}

	boolean isEmpty() {
		return this.gathered.isEmpty();
	}

	/**
	 * Hands out all there is, to be written down.
	 * @param number of the write
	 */
	Progress take(long number) {
		Gathered taken = this.gathered;
		this.gathered = new Gathered();
		return new Progress(number, new Position(this.epoch, this.iteration), eta(), taken);
	}

	private @Nullable Instant eta() {
		long done = this.iteration - this.firstIteration;
		if (done <= 0) {
			return null;
		}
		Instant now = this.clock.instant();
		double left = (double) (this.totalIterations - this.iteration) / done;
		return now.plusMillis((long) (Duration.between(this.start, now).toMillis() * left));
	}

}
