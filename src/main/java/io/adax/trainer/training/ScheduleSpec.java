package io.adax.trainer.training;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.adax.trainer.optimizer.Pace;
import io.adax.trainer.optimizer.RateCurve;
import io.adax.trainer.optimizer.RateSchedule;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * How the learning rate changes over a run: a linear warm-up, then a curve. What a curve
 * gives are shares of the optimizer's learning rate.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = ScheduleSpec.Constant.class, name = "constant"),
		@JsonSubTypes.Type(value = ScheduleSpec.Step.class, name = "step"),
		@JsonSubTypes.Type(value = ScheduleSpec.Exponential.class, name = "exponential"),
		@JsonSubTypes.Type(value = ScheduleSpec.Inverse.class, name = "inverse"),
		@JsonSubTypes.Type(value = Annealing.Polynomial.class, name = "polynomial"),
		@JsonSubTypes.Type(value = ScheduleSpec.Sigmoid.class, name = "sigmoid"),
		@JsonSubTypes.Type(value = Annealing.Cycle.class, name = "cycle"),
		@JsonSubTypes.Type(value = ScheduleSpec.Table.class, name = "map"),
		@JsonSubTypes.Type(value = Annealing.Cosine.class, name = "cosine"),
		@JsonSubTypes.Type(value = Annealing.CosineRestarts.class, name = "cosineRestarts") })
@Schema(description = "How the learning rate changes over the run; `type` says which.", discriminatorProperty = "type",
		oneOf = { ScheduleSpec.Constant.class, ScheduleSpec.Step.class, ScheduleSpec.Exponential.class,
				ScheduleSpec.Inverse.class, Annealing.Polynomial.class, ScheduleSpec.Sigmoid.class,
				Annealing.Cycle.class, ScheduleSpec.Table.class, Annealing.Cosine.class,
				Annealing.CosineRestarts.class },
		discriminatorMapping = { @DiscriminatorMapping(value = "constant", schema = ScheduleSpec.Constant.class),
				@DiscriminatorMapping(value = "step", schema = ScheduleSpec.Step.class),
				@DiscriminatorMapping(value = "exponential", schema = ScheduleSpec.Exponential.class),
				@DiscriminatorMapping(value = "inverse", schema = ScheduleSpec.Inverse.class),
				@DiscriminatorMapping(value = "polynomial", schema = Annealing.Polynomial.class),
				@DiscriminatorMapping(value = "sigmoid", schema = ScheduleSpec.Sigmoid.class),
				@DiscriminatorMapping(value = "cycle", schema = Annealing.Cycle.class),
				@DiscriminatorMapping(value = "map", schema = ScheduleSpec.Table.class),
				@DiscriminatorMapping(value = "cosine", schema = Annealing.Cosine.class),
				@DiscriminatorMapping(value = "cosineRestarts", schema = Annealing.CosineRestarts.class) })
public sealed interface ScheduleSpec permits Annealing, ScheduleSpec.Constant, ScheduleSpec.Step,
		ScheduleSpec.Exponential, ScheduleSpec.Inverse, ScheduleSpec.Sigmoid, ScheduleSpec.Table {

	/** What the warm-up is. */
	String WARMUP = "Iterations over which the rate first rises linearly from 0. They come before the schedule.";

	/** What counting is. */
	String PER = "Whether the schedule counts iterations after the warm-up, or epochs of the run.";

	/** Iterations over which the rate first rises linearly from 0. */
	Integer warmupSteps();

	/** What the curve counts. */
	default Pace per() {
		return Pace.ITERATION;
	}

	/**
	 * The curve after the warm-up.
	 * @param length iterations or epochs from its beginning to the run's end
	 */
	RateCurve curve(long length);

	/** This schedule in a run of that length. */
	default RateSchedule over(RunLength run) {
		long length = (per() == Pace.EPOCH) ? run.epochs() : run.iterations() - warmupSteps();
		// a warm-up may take the whole run
		return new RateSchedule(curve(Math.max(1, length)), per(), warmupSteps());
	}

	/** What is wrong beyond the bounds of single fields, with pointers from here. */
	default List<SpecFault> faults() {
		return List.of();
	}

	/** The same rate throughout, after the warm-up. */
	@CatalogueEntry(title = "Constant", formula = "\\alpha_i = \\alpha",
			reference = "Goyal et al. 2017, https://arxiv.org/abs/1706.02677 (the warm-up)")
	@Schema(name = "ConstantSchedule", description = "The same rate throughout, after the warm-up.")
	record Constant(@Schema(description = WARMUP, defaultValue = "0",
			example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps) implements ScheduleSpec {

		public Constant {
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Constant();
		}

	}

	/** Falls by a factor at equal distances. */
	@CatalogueEntry(title = "Step decay", formula = "\\alpha_i = \\alpha \\, \\gamma^{\\lfloor i/s \\rfloor}",
			reference = "Jia et al. 2014, Caffe, https://arxiv.org/abs/1408.5093")
	@Schema(name = "StepSchedule",
			description = "Scales the rate by `gamma` after every `stepSize` iterations or epochs.")
	record Step(
			@Schema(description = "Factor γ of each step.", defaultValue = "0.1",
					example = "0.5") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double gamma,
			@Schema(description = "Iterations or epochs s from one step to the next.", example = "1000",
					requiredMode = Schema.RequiredMode.REQUIRED) @NotNull @Min(1) @Max(1_000_000_000) Integer stepSize,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				ScheduleSpec {

		public Step {
			gamma = Objects.requireNonNullElse(gamma, 0.1);
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Step(this.gamma, this.stepSize);
		}

	}

	/** Falls by a factor each time. */
	@CatalogueEntry(title = "Exponential decay", formula = "\\alpha_i = \\alpha \\, \\gamma^i",
			reference = "Jia et al. 2014, Caffe, https://arxiv.org/abs/1408.5093")
	@Schema(name = "ExponentialSchedule", description = "Scales the rate by `gamma` after every iteration or epoch.")
	record Exponential(
			@Schema(description = "Factor γ of each iteration or epoch.", example = "0.999",
					requiredMode = Schema.RequiredMode.REQUIRED) @NotNull @DecimalMin(value = "0",
							inclusive = false) @DecimalMax("1") Double gamma,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				ScheduleSpec {

		public Exponential {
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Exponential(this.gamma);
		}

	}

	/** Falls like a power of time. */
	@CatalogueEntry(title = "Inverse decay", formula = "\\alpha_i = \\alpha \\, (1 + \\gamma i)^{-p}",
			reference = "Jia et al. 2014, Caffe, https://arxiv.org/abs/1408.5093")
	@Schema(name = "InverseSchedule",
			description = "Lowers the rate like a power of the number of iterations or epochs.")
	record Inverse(
			@Schema(description = "How soon the fall begins, γ.", defaultValue = "0.0001",
					example = "0.001") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double gamma,
			@Schema(description = "Power p of the fall.", defaultValue = "0.75",
					example = "0.5") @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") Double power,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				ScheduleSpec {

		public Inverse {
			gamma = Objects.requireNonNullElse(gamma, 0.0001);
			power = Objects.requireNonNullElse(power, 0.75);
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Inverse(this.gamma, this.power);
		}

	}

	/** An S through half of the rate. */
	@CatalogueEntry(title = "Sigmoid", formula = "\\alpha_i = \\frac{\\alpha}{1 + e^{-\\gamma (i - s)}}",
			reference = "Jia et al. 2014, Caffe, https://arxiv.org/abs/1408.5093")
	@Schema(name = "SigmoidSchedule",
			description = "Changes the rate along an S that crosses half of it at `midpoint`.")
	record Sigmoid(@Schema(description = "Steepness γ: the rate rises if it is above 0, and falls if it is below.",
			example = "-0.01",
			requiredMode = Schema.RequiredMode.REQUIRED) @NotNull @DecimalMin("-1000") @DecimalMax("1000") Double gamma,
			@Schema(description = "Iterations or epochs s until half of the learning rate is left, or reached.",
					example = "1000",
					requiredMode = Schema.RequiredMode.REQUIRED) @NotNull @Min(0) @Max(1_000_000_000) Integer midpoint,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				ScheduleSpec {

		public Sigmoid {
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Sigmoid(this.gamma, this.midpoint);
		}

	}

	/** A table of shares by iteration or epoch. */
	@CatalogueEntry(title = "Table of rates",
			formula = "\\alpha_i = \\alpha \\, c_k, \\quad k = \\max \\{ j \\in K : j \\le i \\}",
			reference = "He et al. 2016, https://arxiv.org/abs/1512.03385 (a rate by hand)")
	@Schema(name = "MapSchedule",
			description = "Takes the share of the learning rate from a table: each value holds from its iteration or epoch on.")
	record Table(@Schema(
			description = "Share of the learning rate by the iteration or epoch, from 0, at which it begins to hold. There must be one at 0.",
			example = "{\"0\": 1, \"1000\": 0.1}",
			requiredMode = Schema.RequiredMode.REQUIRED) @NotNull @Size(min = 1, max = 1000) Map<@Pattern(
					regexp = "0|[1-9][0-9]{0,8}",
					message = "must be the number of an iteration or epoch from 0 to 999999999, such as 1000") String, @NotNull @DecimalMin("0") @DecimalMax("1000") Double> values,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				ScheduleSpec {

		public Table {
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Table(positions());
		}

		@Override
		public List<SpecFault> faults() {
			return this.values.containsKey("0") ? List.of()
					: List.of(SpecFault.clash("/values", "must have a value at 0, found only " + positions().keySet(),
							positions().keySet(), "a value at 0"));
		}

		private NavigableMap<Long, Double> positions() {
			NavigableMap<Long, Double> positions = new TreeMap<>();
			this.values.forEach((position, factor) -> positions.put(Long.valueOf(position), factor));
			return positions;
		}

	}

}
