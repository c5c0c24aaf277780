package io.adax.trainer.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How long a run may still train. It ends early enough to save its state, to write the
 * model and to evaluate it, as long as these took before; none of it is cut short.
 */
final class TimeBudget {

	private final @Nullable Duration limit;

	private final Clock clock;

	private final Instant began;

	/** What the attempts before used. */
	private Duration before = Duration.ZERO;

	/**
	 * Of the fastest batch, until an evaluation was measured: forward and backward, so no
	 * less.
	 */
	private Duration perRow = Duration.ZERO;

	private long batches;

	private boolean evaluated;

	private Duration save = Duration.ZERO;

	TimeBudget(@Nullable Duration limit, Clock clock) {
		this.limit = limit;
		this.clock = clock;
		this.began = clock.instant();
	}

	void restore(Duration before) {
		this.before = before;
	}

	Duration used() {
		return this.before.plus(Duration.between(this.began, this.clock.instant()));
	}

	/**
	 * The first batch of an engine loads classes and compiles: it tells nothing of a row.
	 */
	void trained(long rows, Duration time) {
		this.batches++;
		if (this.evaluated || rows == 0 || this.batches == 1) {
			return;
		}
		Duration row = time.dividedBy(rows);
		this.perRow = (this.batches == 2 || row.compareTo(this.perRow) < 0) ? row : this.perRow;
	}

	void evaluated(long rows, Duration time) {
		if (rows > 0) {
			this.evaluated = true;
			this.perRow = time.dividedBy(rows);
		}
	}

	void saved(Duration time) {
		this.save = time;
	}

	/**
	 * Whether it is time to end.
	 * @param rows what the end will have to evaluate
	 */
	boolean isOver(long rows) {
		return this.limit != null && used().plus(reserve(rows)).compareTo(this.limit) >= 0;
	}

	/** The model is written in about the time of a checkpoint. */
	private Duration reserve(long rows) {
		return this.perRow.multipliedBy(rows).plus(this.save.multipliedBy(2));
	}

}
