package io.adax.trainer.catalogue;

import java.util.Objects;
import java.util.stream.LongStream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * At which steps a decay is asked for.
 *
 * @param maxStep the last one
 * @param points how many
 */
record DecayQuery(@Min(1) @Max(DecayQuery.LAST_STEP) Long maxStep,
		@Min(2) @Max(DecayQuery.MOST_POINTS) Integer points) {

	static final long LAST_STEP = 1_000_000_000_000L;

	static final int MOST_POINTS = 10_000;

	DecayQuery {
		maxStep = Objects.requireNonNullElse(maxStep, 1_000_000L);
		points = Objects.requireNonNullElse(points, 200);
	}

	/**
	 * The steps, at equal ratios as far as they are whole numbers, the first and the last
	 * among them.
	 */
	LongStream steps() {
		int count = (int) Math.min(this.points, this.maxStep);
		long[] steps = new long[count];
		steps[0] = 1;
		for (int i = 1; i < count; i++) {
			double ratio = Math.pow((double) this.maxStep / steps[i - 1], 1.0 / (count - i));
			steps[i] = Math.max(steps[i - 1] + 1, Math.round(steps[i - 1] * ratio));
		}
		return LongStream.of(steps);
	}

}
