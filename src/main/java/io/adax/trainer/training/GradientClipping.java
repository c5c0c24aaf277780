package io.adax.trainer.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/** How a gradient that is too large is made smaller, before penalty and optimizer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = GradientClipping.Value.class, name = "value"),
		@JsonSubTypes.Type(value = GradientClipping.LayerNorm.class, name = "layerNorm"),
		@JsonSubTypes.Type(value = GradientClipping.GlobalNorm.class, name = "globalNorm") })
@Schema(description = "How a gradient that is too large is made smaller, before penalty and optimizer. Statistics of batch normalisation are left alone.",
		discriminatorProperty = "type",
		oneOf = { GradientClipping.Value.class, GradientClipping.LayerNorm.class, GradientClipping.GlobalNorm.class },
		discriminatorMapping = { @DiscriminatorMapping(value = "value", schema = GradientClipping.Value.class),
				@DiscriminatorMapping(value = "layerNorm", schema = GradientClipping.LayerNorm.class),
				@DiscriminatorMapping(value = "globalNorm", schema = GradientClipping.GlobalNorm.class) })
public sealed interface GradientClipping {

	/** What must not be exceeded. */
	Double threshold();

	/** Element by element. */
	@Schema(name = "ValueClipping", description = "Each element is moved into [-threshold, threshold].")
	record Value(@Schema(description = "The largest absolute value of an element.",
			example = "0.5") @NotNull @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1e30") Double threshold)
			implements
				GradientClipping {
	}

	/** Layer by layer. */
	@Schema(name = "LayerNormClipping",
			description = "The gradient of a layer whose L2 norm is larger is scaled down to the threshold.")
	record LayerNorm(@Schema(description = "The largest L2 norm of a layer's gradient.",
			example = "1") @NotNull @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1e30") Double threshold)
			implements
				GradientClipping {
	}

	/** The whole gradient. */
	@Schema(name = "GlobalNormClipping",
			description = "If the L2 norm of the whole gradient is larger, all of it is scaled down to the threshold; its direction stays.")
	record GlobalNorm(@Schema(description = "The largest L2 norm of the gradient.",
			example = "1") @NotNull @DecimalMin(HyperParameters.LEAST_EPSILON) @DecimalMax("1e30") Double threshold)
			implements
				GradientClipping {
	}

}
