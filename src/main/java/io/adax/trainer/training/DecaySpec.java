package io.adax.trainer.training;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.adax.trainer.optimizer.SecondMomentDecay;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** A decay β̂2,t of the second moment by name. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = DecaySpec.AdaX.class, name = "adax"),
		@JsonSubTypes.Type(value = DecaySpec.Adam.class, name = "adam"),
		@JsonSubTypes.Type(value = DecaySpec.AdaFactor.class, name = "adafactor"),
		@JsonSubTypes.Type(value = DecaySpec.Constant.class, name = "constant") })
@Schema(description = "The decay β̂2,t of v̂ = β̂2,t·v̂ + (1-β̂2,t)·g²; `type` says which.",
		discriminatorProperty = "type",
		oneOf = { DecaySpec.AdaX.class, DecaySpec.Adam.class, DecaySpec.AdaFactor.class, DecaySpec.Constant.class },
		discriminatorMapping = { @DiscriminatorMapping(value = "adax", schema = DecaySpec.AdaX.class),
				@DiscriminatorMapping(value = "adam", schema = DecaySpec.Adam.class),
				@DiscriminatorMapping(value = "adafactor", schema = DecaySpec.AdaFactor.class),
				@DiscriminatorMapping(value = "constant", schema = DecaySpec.Constant.class) })
public sealed interface DecaySpec {

	/** The decay of whoever names none. */
	DecaySpec ADAX = new AdaX(1e-4);

	/** The decay itself. */
	SecondMomentDecay decay();

	/** AdaX's: from 0 to 1. */
	@Schema(name = "AdaXDecay", description = "AdaX's: 1 - β2/((1+β2)^t - 1), which goes from 0 to 1.")
	record AdaX(@Schema(description = HyperParameters.ADAX_BETA2, defaultValue = "1e-4", example = "1e-4") @DecimalMin(
			value = "0", inclusive = false) @DecimalMax("1") Double beta2) implements DecaySpec {

		public AdaX {
			beta2 = Objects.requireNonNullElse(beta2, 1e-4);
		}

		@Override
		public SecondMomentDecay decay() {
			return new SecondMomentDecay.AdaX(this.beta2);
		}

	}

	/** Adam's, with its bias correction: from 0 to β2. */
	@Schema(name = "AdamDecay",
			description = "Adam's with its bias correction: β2·(1-β2^(t-1))/(1-β2^t), which goes from 0 to β2.")
	record Adam(@Schema(description = HyperParameters.BETA2, defaultValue = "0.999", example = "0.999") @DecimalMin(
			value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false) Double beta2)
			implements
				DecaySpec {

		public Adam {
			beta2 = Objects.requireNonNullElse(beta2, 0.999);
		}

		@Override
		public SecondMomentDecay decay() {
			return new SecondMomentDecay.Adam(this.beta2);
		}

	}

	/** AdaFactor's: from 0 to 1. */
	@Schema(name = "AdaFactorDecay", description = "AdaFactor's: 1 - t^(-c), which goes from 0 to 1.")
	record AdaFactor(@Schema(description = "The exponent c; above 0.", defaultValue = "0.8",
			example = "0.8") @DecimalMin(value = "0", inclusive = false) @DecimalMax("10") Double c)
			implements
				DecaySpec {

		public AdaFactor {
			c = Objects.requireNonNullElse(c, 0.8);
		}

		@Override
		public SecondMomentDecay decay() {
			return new SecondMomentDecay.AdaFactor(this.c);
		}

	}

	/** The same at every step, as in RMSProp. */
	@Schema(name = "ConstantDecay", description = "β2 at every step, without correction, as in RMSProp.")
	record Constant(@Schema(description = "The decay β2; below 1.", defaultValue = "0.99",
			example = "0.99") @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double beta2)
			implements
				DecaySpec {

		public Constant {
			beta2 = Objects.requireNonNullElse(beta2, 0.99);
		}

		@Override
		public SecondMomentDecay decay() {
			return new SecondMomentDecay.Constant(this.beta2);
		}

	}

}
