package io.adax.trainer.training;

import java.util.Objects;

import io.adax.trainer.optimizer.Pace;
import io.adax.trainer.optimizer.RateCurve;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** A schedule that anneals the rate along the run, or along periods of it. */
public sealed interface Annealing extends ScheduleSpec {

	/** Falls like a power of what is left of the run. */
	@CatalogueEntry(title = "Polynomial decay",
			formula = "\\alpha_i = \\alpha \\left( f + (1-f) \\left(1 - \\frac{i}{n}\\right)^p \\right)",
			reference = "Jia et al. 2014, Caffe, https://arxiv.org/abs/1408.5093")
	@Schema(name = "PolynomialSchedule",
			description = "Lowers the rate with a power of what is left of the run's n iterations (without the warm-up) or epochs. ND4J's PolySchedule of the same name rises instead.")
	record Polynomial(
			@Schema(description = "Power p of what is left of the run; 1 is a straight line.", defaultValue = "1",
					example = "0.9") @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") Double power,
			@Schema(description = "Share f of the learning rate that is left after the last iteration.",
					defaultValue = "0", example = "0") @DecimalMin("0") @DecimalMax("1") Double finalFraction,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				Annealing {

		public Polynomial {
			power = Objects.requireNonNullElse(power, 1.0);
			finalFraction = Objects.requireNonNullElse(finalFraction, 0.0);
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Polynomial(this.power, this.finalFraction, length);
		}

	}

	/** Up, down and further down (Smith 2018). */
	@CatalogueEntry(title = "1cycle",
			formula = "\\alpha_i = \\alpha \\begin{cases} f_0 + (1-f_0)\\left(1 - \\left|\\frac{2i}{n-a} - 1\\right|\\right) & i < n-a \\\\ f_0 f_1^{(i-n+a)/(a-1)} & i \\ge n-a \\end{cases}",
			reference = "Smith 2018, https://arxiv.org/abs/1803.09820")
	@Schema(name = "CycleSchedule",
			description = "1cycle: straight up to the learning rate, straight back, then geometrically down far below, over the n iterations (without the warm-up) or epochs of the run.")
	record Cycle(
			@Schema(description = "Share f0 of the learning rate that the cycle begins and ends with.",
					defaultValue = "0.1", example = "0.1") @DecimalMin("0") @DecimalMax("1") Double initialFraction,
			@Schema(description = "Share of the run after the cycle, a of n, in which the rate falls further.",
					defaultValue = "0.1", example = "0.1") @DecimalMin("0") @DecimalMax("1") Double annealingShare,
			@Schema(description = "Share f1 of the cycle's first rate that is left at the end.", defaultValue = "0.001",
					example = "0.001") @DecimalMin("0") @DecimalMax("1") Double finalFraction,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				Annealing {

		public Cycle {
			initialFraction = Objects.requireNonNullElse(initialFraction, 0.1);
			annealingShare = Objects.requireNonNullElse(annealingShare, 0.1);
			finalFraction = Objects.requireNonNullElse(finalFraction, 0.001);
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Cycle(this.initialFraction, this.annealingShare, this.finalFraction, length);
		}

	}

	/** Half a cosine from the full rate down (Loshchilov and Hutter 2017). */
	@CatalogueEntry(title = "Cosine annealing",
			formula = "\\alpha_i = \\alpha \\left( f + \\frac{1-f}{2} \\left(1 + \\cos \\frac{\\pi i}{n-1}\\right) \\right)",
			reference = "Loshchilov and Hutter 2017, SGDR, https://arxiv.org/abs/1608.03983")
	@Schema(name = "CosineSchedule",
			description = "Half a cosine from the full rate down to `finalFraction` of it at the last of the run's n iterations (without the warm-up) or epochs.")
	record Cosine(
			@Schema(description = "Share f of the learning rate that is left at the end.", defaultValue = "0",
					example = "0") @DecimalMin("0") @DecimalMax("1") Double finalFraction,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "100") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				Annealing {

		public Cosine {
			finalFraction = Objects.requireNonNullElse(finalFraction, 0.0);
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.Cosine(this.finalFraction, length);
		}

	}

	/** Half a cosine again and again (Loshchilov and Hutter 2017). */
	@CatalogueEntry(title = "Cosine annealing with warm restarts",
			formula = "\\alpha_i = \\alpha \\left( f + \\frac{1-f}{2} \\left(1 + \\cos \\frac{\\pi T_{cur}}{T_k}\\right) \\right), \\quad T_{k+1} = m \\, T_k",
			reference = "Loshchilov and Hutter 2017, SGDR, https://arxiv.org/abs/1608.03983")
	@Schema(name = "CosineRestartsSchedule",
			description = "SGDR: half a cosine down, then at once the full rate again; each period is `periodFactor` times as long as the one before.")
	record CosineRestarts(@Schema(description = "Iterations or epochs T0 of the first period.", example = "500",
			requiredMode = Schema.RequiredMode.REQUIRED) @NotNull @Min(1) @Max(1_000_000_000) Integer periodSteps,
			@Schema(description = "How many times longer each period is than the one before, m.", defaultValue = "1",
					example = "2") @Min(1) @Max(100) Integer periodFactor,
			@Schema(description = "Share f of the learning rate that a period falls towards.", defaultValue = "0",
					example = "0") @DecimalMin("0") @DecimalMax("1") Double finalFraction,
			@Schema(description = PER, defaultValue = "iteration", example = "epoch") Pace per,
			@Schema(description = WARMUP, defaultValue = "0",
					example = "0") @Min(0) @Max(1_000_000_000) Integer warmupSteps)
			implements
				Annealing {

		public CosineRestarts {
			periodFactor = Objects.requireNonNullElse(periodFactor, 1);
			finalFraction = Objects.requireNonNullElse(finalFraction, 0.0);
			per = Objects.requireNonNullElse(per, Pace.ITERATION);
			warmupSteps = Objects.requireNonNullElse(warmupSteps, 0);
		}

		@Override
		public RateCurve curve(long length) {
			return new RateCurve.CosineRestarts(this.finalFraction, this.periodSteps, this.periodFactor);
		}

	}

}
