package io.adax.trainer.training;

import java.util.List;

import io.adax.trainer.data.TableMemory;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A network with its sizes derived.
 *
 * @param parameters trained values and batch-normalisation statistics
 */
@Schema(description = "The network with its sizes derived, as the engine builds it.")
public record NetworkPlan(@Schema(description = "Layers in the order data flows.") List<Layer> layers,
		@Schema(description = "Number of parameters.", example = "387") long parameters,
		@Schema(description = "Estimated memory for parameters, gradient, optimizer state and one batch's activations.",
				example = "35840") long memoryBytes) {

	/** The most that it and the rows of a table take at a time. */
	public long peakBytes(TableMemory table) {
		return table.peak() + this.memoryBytes;
	}

	/** One layer of a plan. */
	@Schema(name = "PlannedLayer", description = "One layer with its sizes.")
	public record Layer(@Schema(description = "Kind of layer.", example = "dense") String type,
			@Schema(description = "Inputs.", example = "4") long inputs,
			@Schema(description = "Outputs.", example = "64") long outputs,
			@Schema(description = "Parameters.", example = "320") long parameters,
			@Schema(description = "Activation function, where the layer has one.",
					example = "relu") @Nullable String activation) {
	}

}
