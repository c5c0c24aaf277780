package io.adax.trainer.catalogue;

import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The numbers that are allowed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Range", description = "The numbers that are allowed; of a table, its entries.")
record Range(@Schema(description = "The lower bound, if there is one.", example = "0") @Nullable BigDecimal min,
		@Schema(description = "Whether the lower bound is allowed itself.",
				example = "false") @Nullable Boolean minInclusive,
		@Schema(description = "The upper bound, if there is one.", example = "1") @Nullable BigDecimal max,
		@Schema(description = "Whether the upper bound is allowed itself.",
				example = "true") @Nullable Boolean maxInclusive) {

	/** The range that constraints say; null if they say none. */
	static @Nullable Range of(AnnotatedElement constrained) {
		Bound min = min(constrained);
		Bound max = max(constrained);
		if (min == null && max == null) {
			return null;
		}
		return new Range((min != null) ? min.value() : null, (min != null) ? min.inclusive() : null,
				(max != null) ? max.value() : null, (max != null) ? max.inclusive() : null);
	}

	private static @Nullable Bound min(AnnotatedElement constrained) {
		DecimalMin decimal = constrained.getAnnotation(DecimalMin.class);
		if (decimal != null) {
			return new Bound(new BigDecimal(decimal.value()), decimal.inclusive());
		}
		Min whole = constrained.getAnnotation(Min.class);
		return (whole != null) ? new Bound(BigDecimal.valueOf(whole.value()), true) : null;
	}

	private static @Nullable Bound max(AnnotatedElement constrained) {
		DecimalMax decimal = constrained.getAnnotation(DecimalMax.class);
		if (decimal != null) {
			return new Bound(new BigDecimal(decimal.value()), decimal.inclusive());
		}
		Max whole = constrained.getAnnotation(Max.class);
		return (whole != null) ? new Bound(BigDecimal.valueOf(whole.value()), true) : null;
	}

	private record Bound(BigDecimal value, boolean inclusive) {
	}

}
