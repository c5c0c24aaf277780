package io.adax.trainer.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The activation functions a layer may have. */
@Schema(description = "Activation function.", example = "relu")
public enum Activation {

	@JsonProperty("identity")
	IDENTITY, @JsonProperty("relu")
	RELU, @JsonProperty("relu6")
	RELU6, @JsonProperty("leakyrelu")
	LEAKYRELU, @JsonProperty("elu")
	ELU, @JsonProperty("selu")
	SELU, @JsonProperty("gelu")
	GELU, @JsonProperty("swish")
	SWISH, @JsonProperty("mish")
	MISH, @JsonProperty("sigmoid")
	SIGMOID, @JsonProperty("hardsigmoid")
	HARDSIGMOID, @JsonProperty("tanh")
	TANH, @JsonProperty("hardtanh")
	HARDTANH, @JsonProperty("softplus")
	SOFTPLUS, @JsonProperty("softsign")
	SOFTSIGN, @JsonProperty("softmax")
	SOFTMAX

}
