package io.adax.trainer.training;

import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.optimizer.SecondMomentDecay;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/** AdaFactor (Shazeer and Stern 2018): a second moment in rows and columns. */
@CatalogueEntry(title = "AdaFactor",
		formula = "\\hat\\beta_{2,t} = 1 - t^{-c}, \\quad R_t = \\hat\\beta_{2,t} R_{t-1} + (1-\\hat\\beta_{2,t}) (G_t^2 + \\epsilon_1) 1_m, \\quad C_t = \\hat\\beta_{2,t} C_{t-1} + (1-\\hat\\beta_{2,t}) 1_n^\\top (G_t^2 + \\epsilon_1), \\quad U_t = \\frac{G_t}{\\sqrt{R_t C_t / 1_n^\\top R_t}}, \\quad X_t = X_{t-1} - \\max(\\epsilon_2, \\mathrm{RMS}(X_{t-1})) \\, \\rho_t \\, \\frac{U_t}{\\max(1, \\mathrm{RMS}(U_t) / d)}, \\quad \\rho_t = \\min(10^{-2}, 1/\\sqrt t)",
		reference = "Shazeer and Stern 2018, https://arxiv.org/abs/1804.04235", stateValuesPerParameter = -1,
		state = "rows + columns values per matrix, 1 per other parameter; + 1 per parameter if beta1 is above 0")
@Schema(description = "AdaFactor (Shazeer and Stern 2018): keeps row and column means of the squared gradients of a matrix in place of all of them, clips its updates, and scales its steps by the parameters. Needs no learning rate.")
public record AdaFactorOptimizer(@Schema(
		description = "Learning rate before any schedule; if left out, the paper's relative step min(0.01, 1/sqrt(t)).",
		example = "0.01") @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double learningRate,
		@Schema(description = "Decay of a first moment of the updates β1; 0 for none, which keeps the memory small. Below 1.",
				defaultValue = "0",
				example = "0.9") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta1,
		@Schema(description = "Exponent c of the decay of the second moment, 1 - t^(-c); above 0.",
				defaultValue = "0.8",
				example = "0.8") @DecimalMin(value = "0", inclusive = false) @DecimalMax("10") Double decayExponent,
		@Schema(description = "Threshold d: an update of a larger root mean square is scaled down to it; above 0.",
				defaultValue = "1", example = "1") @DecimalMin(value = "0",
						inclusive = false) @DecimalMax("1000000") Double clippingThreshold,
		@Schema(description = "Whether steps are scaled by the root mean square of the parameters they change.",
				defaultValue = "true", example = "true") Boolean parameterScaling,
		@Schema(description = "ε1, added to squared gradients; above 0.", defaultValue = "1e-30",
				example = "1e-30") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon1,
		@Schema(description = "ε2, the least scale of parameters: what starts at 0 can leave it; above 0.",
				defaultValue = "1e-3",
				example = "1e-3") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") Double epsilon2,
		@Schema(description = HyperParameters.L2, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2,
		@Schema(description = HyperParameters.WEIGHT_DECAY, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double weightDecay,
		@Schema(description = "How the learning rate changes; needs a learningRate.") @Valid ScheduleSpec schedule)
		implements
			OptimizerSpec {

	public AdaFactorOptimizer {
		beta1 = Objects.requireNonNullElse(beta1, 0.0);
		decayExponent = Objects.requireNonNullElse(decayExponent, 0.8);
		clippingThreshold = Objects.requireNonNullElse(clippingThreshold, 1.0);
		parameterScaling = Objects.requireNonNullElse(parameterScaling, true);
		epsilon1 = Objects.requireNonNullElse(epsilon1, 1e-30);
		epsilon2 = Objects.requireNonNullElse(epsilon2, 1e-3);
		l2 = Objects.requireNonNullElse(l2, 0.0);
		weightDecay = Objects.requireNonNullElse(weightDecay, 0.0);
		schedule = Objects.requireNonNullElse(schedule, NO_SCHEDULE);
	}

	@Override
	public AdaFactorOptimizer withLearningRate(Double rate) {
		return new AdaFactorOptimizer(rate, this.beta1, this.decayExponent, this.clippingThreshold,
				this.parameterScaling, this.epsilon1, this.epsilon2, this.l2, this.weightDecay, this.schedule);
	}

	@Override
	public Optional<SecondMomentDecay> secondMomentDecay() {
		return Optional.of(new SecondMomentDecay.AdaFactor(this.decayExponent));
	}

}
