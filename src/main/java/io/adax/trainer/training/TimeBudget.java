package io.adax.trainer.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How long a run may still train. It ends early enough to save its state, to write the
 * model and to evaluate it, as far as what it did before tells how long that takes; none
 * of it is cut short.
 */
final class TimeBudget {

	private final @Nullable Duration limit;

	private final Clock clock;

	private final Instant began;

	/** What the attempts before used. */
	private Duration before = Duration.ZERO;

	/**
	 * Of the fastest evaluation: small parts and cold code cost much more a row than the
	 * end will.
	 */
	private @Nullable Duration perRow;

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

	boolean isLimited() {
		return this.limit != null;
	}

	void evaluated(long rows, Duration time) {
		if (rows > 0) {
			Duration row = time.dividedBy(rows);
			this.perRow = (this.perRow == null || row.compareTo(this.perRow) < 0) ? row : this.perRow;
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
		Duration evaluation = (this.perRow != null) ? this.perRow.multipliedBy(rows) : Duration.ZERO;
		return evaluation.plus(this.save.multipliedBy(2));
	}

}
