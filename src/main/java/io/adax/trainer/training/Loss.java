package io.adax.trainer.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The loss functions an output layer may have. */
@Schema(description = "Loss: mcxent (cross-entropy over classes, with softmax), xent (binary cross-entropy, with sigmoid), mse or mae (regression).",
		example = "mcxent")
public enum Loss {

	/** Multi-class cross-entropy. */
	@JsonProperty("mcxent")
	MCXENT,

	/** Binary cross-entropy, one output a label. */
	@JsonProperty("xent")
	XENT,

	/** Mean squared error. */
	@JsonProperty("mse")
	MSE,

	/** Mean absolute error. */
	@JsonProperty("mae")
	MAE

}
