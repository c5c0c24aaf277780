package io.adax.trainer.training;

import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * AdaDelta (Zeiler 2012): no learning rate; the steps have the unit of the parameters.
 */
@CatalogueEntry(title = "AdaDelta",
		formula = "v_t = \\rho v_{t-1} + (1-\\rho) g_t^2, \\quad \\Delta_t = \\frac{\\sqrt{u_{t-1} + \\epsilon}}{\\sqrt{v_t + \\epsilon}} g_t, \\quad u_t = \\rho u_{t-1} + (1-\\rho) \\Delta_t^2, \\quad \\theta_t = \\theta_{t-1} - \\Delta_t",
		reference = "Zeiler 2012, https://arxiv.org/abs/1212.5701", stateValuesPerParameter = 2)
@Schema(description = "AdaDelta (Zeiler 2012). It has no learning rate, so neither a schedule nor a weight decay in proportion to one.")
public record AdaDeltaOptimizer(
		@Schema(description = "Decay ρ of both moving averages; below 1.", defaultValue = "0.95",
				example = "0.95") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double rho,
		@Schema(description = "Added to both averages inside their roots: also the unit of the first steps; above 0.",
				defaultValue = "1e-6",
				example = "1e-6") @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1") Double epsilon,
		@Schema(description = HyperParameters.L2_ALONE, defaultValue = "0",
				example = "0") @DecimalMin("0") @DecimalMax("1000") Double l2)
		implements
			OptimizerSpec {

	public AdaDeltaOptimizer {
		rho = Objects.requireNonNullElse(rho, 0.95);
		epsilon = Objects.requireNonNullElse(epsilon, 1e-6);
		l2 = Objects.requireNonNullElse(l2, 0.0);
	}

	@Override
	public boolean hasLearningRate() {
		return false;
	}

}
