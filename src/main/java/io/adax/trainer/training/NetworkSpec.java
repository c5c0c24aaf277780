package io.adax.trainer.training;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** A network as a stack of layers. */
@Schema(description = "A network: its layers in the order data flows. An output layer that is left out is derived from the task.")
public record NetworkSpec(@Schema(
		description = "The layers; the upper limit of their number is `trainer.limits.max-layers`.") @NotNull List<@Valid @NotNull LayerSpec> layers) {
}
