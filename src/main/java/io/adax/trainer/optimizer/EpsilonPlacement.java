package io.adax.trainer.optimizer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** Where ε keeps the step from a division by zero; published AdaX variants differ. */
@Schema(description = "Where ε stands: inside the root or outside.", example = "inside")
public enum EpsilonPlacement {

	/** The paper's: θ -= α m / sqrt(v̂ + ε). */
	@JsonProperty("inside")
	INSIDE,

	/**
	 * The authors' PyTorch code: ε is added to sqrt(v) before the correction, θ -= α m /
	 * (sqrt(v̂) + ε / sqrt((1+β2)^t - 1)). It fades as t grows. A decay that is not
	 * AdaX's has no raw v; there it is θ -= α m / (sqrt(v̂) + ε), as in Adam.
	 */
	@JsonProperty("outside")
	OUTSIDE

}
