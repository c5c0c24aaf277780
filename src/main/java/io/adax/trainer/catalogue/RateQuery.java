package io.adax.trainer.catalogue;

import java.util.Objects;
import java.util.stream.LongStream;

import io.adax.trainer.training.RunLength;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** In which run a schedule is asked for. */
record RateQuery(
		@Schema(description = "The learning rate before the schedule; 1 if left out, which shows its shares.",
				defaultValue = "1",
				example = "0.005") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = "Iterations of the run.", defaultValue = "1000",
				example = "1000") @Min(1) @Max(RateQuery.MOST_STEPS) Integer totalSteps,
		@Schema(description = "Iterations of an epoch.", defaultValue = "100",
				example = "100") @Min(1) @Max(RateQuery.MOST_STEPS) Integer stepsPerEpoch,
		@Schema(description = "Points of the curve; fewer if there are not so many iterations.", defaultValue = "200",
				example = "200") @Min(2) @Max(DecayQuery.MOST_POINTS) Integer points) {

	static final int MOST_STEPS = 1_000_000_000;

	RateQuery {
		learningRate = Objects.requireNonNullElse(learningRate, 1.0);
		totalSteps = Objects.requireNonNullElse(totalSteps, 1000);
		stepsPerEpoch = Objects.requireNonNullElse(stepsPerEpoch, 100);
		points = Objects.requireNonNullElse(points, 200);
	}

	RunLength run() {
		return new RunLength(this.totalSteps, epoch(this.totalSteps - 1) + 1);
	}

	/** The iterations, from 0, at equal distances as far as they are whole numbers. */
	LongStream iterations() {
		long last = this.totalSteps - 1L;
		long count = Math.min(this.points, this.totalSteps);
		return LongStream.range(0, count).map((i) -> (count > 1) ? Math.round((double) i * last / (count - 1)) : 0);
	}

	/** The epoch of an iteration, both from 0. */
	int epoch(long iteration) {
		return (int) (iteration / this.stepsPerEpoch);
	}

}
