package io.adax.trainer.training;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** One layer of a network, in the order data flows. Input sizes are derived. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = LayerSpec.Dense.class, name = "dense"),
		@JsonSubTypes.Type(value = LayerSpec.Dropout.class, name = "dropout"),
		@JsonSubTypes.Type(value = LayerSpec.BatchNormalization.class, name = "batchNormalization"),
		@JsonSubTypes.Type(value = LayerSpec.ActivationLayer.class, name = "activation"),
		@JsonSubTypes.Type(value = LayerSpec.Output.class, name = "output") })
@Schema(description = "One layer of the network; `type` says which.", discriminatorProperty = "type",
		oneOf = { LayerSpec.Dense.class, LayerSpec.Dropout.class, LayerSpec.BatchNormalization.class,
				LayerSpec.ActivationLayer.class, LayerSpec.Output.class },
		discriminatorMapping = { @DiscriminatorMapping(value = "dense", schema = LayerSpec.Dense.class),
				@DiscriminatorMapping(value = "dropout", schema = LayerSpec.Dropout.class),
				@DiscriminatorMapping(value = "batchNormalization", schema = LayerSpec.BatchNormalization.class),
				@DiscriminatorMapping(value = "activation", schema = LayerSpec.ActivationLayer.class),
				@DiscriminatorMapping(value = "output", schema = LayerSpec.Output.class) })
public sealed interface LayerSpec {

	/** A learning rate of its own; null for the optimizer's. */
	default @Nullable Double learningRate() {
		return null;
	}

	/** An optimizer of its own; null for the network's. */
	default @Nullable OptimizerSpec optimizer() {
		return null;
	}

	/** This layer's optimizer, where the network has the given one. */
	default OptimizerSpec optimizerInstead(OptimizerSpec network) {
		Double rate = learningRate();
		return (rate != null) ? network.withLearningRate(rate) : Objects.requireNonNullElse(optimizer(), network);
	}

	/** Every unit sees every input: activation(x·W + b). */
	@Schema(name = "DenseLayer", description = "Fully connected layer: activation(x·W + b).")
	record Dense(
			@Schema(description = "Number of outputs; the upper limit is `trainer.limits.max-units`.",
					example = "64") @NotNull @Min(1) Integer units,
			@Schema(description = "Activation function.", defaultValue = "relu",
					example = "relu") Activation activation,
			@Schema(description = "Learning rate of this layer in place of the optimizer's; its schedule keeps its shape. Not together with optimizer.",
					example = "0.001") @Nullable @DecimalMin(value = "0",
							inclusive = false) @DecimalMax("1000") Double learningRate,
			@Schema(description = "Optimizer of this layer in place of the job's. Not together with learningRate.") @Nullable @Valid OptimizerSpec optimizer)
			implements
				LayerSpec {

		public Dense {
			activation = Objects.requireNonNullElse(activation, Activation.RELU);
		}

		/** With the network's optimizer. */
		public Dense(Integer units, Activation activation) {
			this(units, activation, null, null);
		}

	}

	/** Drops activations at random while training. */
	@Schema(name = "DropoutLayer",
			description = "Sets a random share of its inputs to zero while training, and scales the others by 1/(1-rate).")
	record Dropout(@Schema(description = "Share of the inputs that is dropped (not the share kept).",
			example = "0.1") @NotNull @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double rate)
			implements
				LayerSpec {
	}

	/** Normalises each unit over the batch (Ioffe and Szegedy 2015). */
	@Schema(name = "BatchNormalizationLayer",
			description = "Normalises each unit over the batch, with a learned scale and shift (Ioffe and Szegedy 2015).")
	record BatchNormalization(@Schema(
			description = "Learning rate of this layer in place of the optimizer's; its schedule keeps its shape. Not together with optimizer.",
			example = "0.001") @Nullable @DecimalMin(value = "0",
					inclusive = false) @DecimalMax("1000") Double learningRate,
			@Schema(description = "Optimizer of this layer in place of the job's. Not together with learningRate.") @Nullable @Valid OptimizerSpec optimizer)
			implements
				LayerSpec {

		/** With the network's optimizer. */
		public BatchNormalization() {
			this(null, null);
		}

	}

	/** An activation function alone. */
	@Schema(name = "ActivationLayer", description = "An activation function by itself.")
	record ActivationLayer(@Schema(description = "The function.", example = "relu") @NotNull Activation function)
			implements
				LayerSpec {
	}

	/** The last layer: what the network answers, and how wrong that is. */
	@Schema(name = "OutputLayer",
			description = "The last layer. What is left out is derived from the task: softmax with mcxent for classes, sigmoid with xent for two classes, identity with mse for a number.")
	record Output(
			@Schema(description = "Number of outputs; only to say what the dataset implies anyway.",
					example = "3") @Nullable @Min(1) Integer units,
			@Schema(description = "Activation function; derived from the task if left out.",
					example = "softmax") @Nullable Activation activation,
			@Schema(description = "Loss function; derived from the task if left out.",
					example = "mcxent") @Nullable Loss loss,
			@Schema(description = "Learning rate of this layer in place of the optimizer's; its schedule keeps its shape. Not together with optimizer.",
					example = "0.001") @Nullable @DecimalMin(value = "0",
							inclusive = false) @DecimalMax("1000") Double learningRate,
			@Schema(description = "Optimizer of this layer in place of the job's. Not together with learningRate.") @Nullable @Valid OptimizerSpec optimizer)
			implements
				LayerSpec {

		/** With the network's optimizer. */
		public Output(@Nullable Integer units, @Nullable Activation activation, @Nullable Loss loss) {
			this(units, activation, loss, null, null);
		}

	}

}
