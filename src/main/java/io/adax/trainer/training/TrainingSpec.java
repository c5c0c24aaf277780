package io.adax.trainer.training;

import java.time.Duration;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** How long and in which steps to train. */
@Schema(description = "How long and in which steps to train.")
public record TrainingSpec(
		@Schema(description = "Passes over the training part; the upper limit is `trainer.limits.max-epochs`.",
				defaultValue = "10", example = "20") @Min(1) Integer epochs,
		@Schema(description = "Rows per iteration; the last batch of an epoch may be smaller. The upper limit is `trainer.limits.max-batch-size`.",
				defaultValue = "32", example = "64") @Min(1) Integer batchSize,
		@Schema(description = "Seed of everything random: split, initial weights, row order, dropout. 0 works like any other.",
				defaultValue = "42", example = "42") Long seed,
		@Schema(description = "Longest time of training (ISO 8601 duration), over all attempts, as far as their checkpoints go. In time before it is over the run is saved, evaluated and its best model kept: the job is PAUSED then, and a resume goes on.",
				type = "string", pattern = TrainingSpec.TIME,
				example = "PT1H") @Nullable @DurationMin(millis = 1, message = TrainingSpec.NO_TIME) @DurationMax(
						days = 3650, message = TrainingSpec.NO_TIME) Duration maxDuration,
		@Schema(description = "Ends the run when a metric no longer improves; without it all epochs are run.") @Nullable @Valid EarlyStopping earlyStopping,
		@Schema(description = "How often the state of the run is saved.") @Valid Checkpointing checkpoint,
		@Schema(description = "How a gradient that is too large is made smaller; not at all if left out.") @Nullable @Valid GradientClipping gradientClipping,
		@Schema(description = "How closely the run is looked at while it trains.") @Valid InspectionSpec inspection) {

	/** A duration as the document describes it: its own format knows no fractions. */
	public static final String TIME = "P(?=[0-9T])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]{1,9})?S)?)?";

	/** What a training time may be, in words; much longer ones have no milliseconds. */
	public static final String NO_TIME = "must be between PT0.001S and P3650D";

	public TrainingSpec {
		epochs = Objects.requireNonNullElse(epochs, 10);
		batchSize = Objects.requireNonNullElse(batchSize, 32);
		seed = Objects.requireNonNullElse(seed, 42L);
		checkpoint = Objects.requireNonNullElseGet(checkpoint, () -> new Checkpointing(500, 60, 3));
		inspection = Objects.requireNonNullElse(inspection, InspectionSpec.DEFAULT);
	}

	/** Without gradient clipping, and looked at by default. */
	public TrainingSpec(Integer epochs, Integer batchSize, Long seed, @Nullable Duration maxDuration,
			@Nullable EarlyStopping earlyStopping, Checkpointing checkpoint) {
		this(epochs, batchSize, seed, maxDuration, earlyStopping, checkpoint, null, InspectionSpec.DEFAULT);
	}

	/** The same with another {@code maxDuration}. */
	public TrainingSpec within(Duration maxDuration) {
		return with(maxDuration);
	}

	/** The same with all the time it wants. */
	public TrainingSpec withoutLimit() {
		return with(null);
	}

	private TrainingSpec with(@Nullable Duration maxDuration) {
		return new TrainingSpec(this.epochs, this.batchSize, this.seed, maxDuration, this.earlyStopping,
				this.checkpoint, this.gradientClipping, this.inspection);
	}

	/** Ends the run when a metric no longer improves. */
	@Schema(name = "EarlyStopping", description = "Ends the run when a metric no longer improves.")
	public record EarlyStopping(
			@Schema(description = "The metric that is watched after each epoch.", defaultValue = "validation.loss",
					example = "validation.loss") ValidationMetric metric,
			@Schema(description = "Epochs without improvement after which the run ends.",
					example = "5") @NotNull @Min(1) @Max(1_000_000) Integer patience,
			@Schema(description = "A change smaller than this is no improvement.", defaultValue = "0",
					example = "0") @DecimalMin("0") Double minDelta) {

		public EarlyStopping {
			metric = Objects.requireNonNullElse(metric, ValidationMetric.LOSS);
			minDelta = Objects.requireNonNullElse(minDelta, 0.0);
		}

	}

	/** How often the state of a run is saved, and how many saves are kept. */
	@Schema(name = "Checkpointing",
			description = "How often the state of the run is saved; after a crash the run goes on from the newest.")
	public record Checkpointing(
			@Schema(description = "Most iterations between two checkpoints: one is written after each multiple of it.",
					defaultValue = "500", example = "500") @Min(1) @Max(1_000_000_000) Integer everyIterations,
			@Schema(description = "Most seconds between two checkpoints, for iterations that take long. When one is written has no influence on what is computed.",
					defaultValue = "60", example = "60") @Min(1) @Max(1_000_000_000) Integer everySeconds,
			@Schema(description = "How many of the newest are kept. Each holds the best parameters so far, too.",
					defaultValue = "3", example = "3") @Min(1) @Max(100) Integer keep) {

		public Checkpointing {
			everyIterations = Objects.requireNonNullElse(everyIterations, 500);
			everySeconds = Objects.requireNonNullElse(everySeconds, 60);
			keep = Objects.requireNonNullElse(keep, 3);
		}

		/** By time as by default. */
		public Checkpointing(Integer everyIterations, Integer keep) {
			this(everyIterations, 60, keep);
		}

	}

}
