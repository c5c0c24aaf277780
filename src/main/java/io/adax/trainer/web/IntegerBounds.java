package io.adax.trainer.web;

import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.OptionalLong;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Between which integers a value must be, as far as somebody has said it. What Java has
 * room for is no bound: whoever kept to it would be refused again.
 *
 * @param least null if unknown
 * @param most null if unknown
 */
record IntegerBounds(@Nullable Long least, @Nullable Long most) {

	static final IntegerBounds UNKNOWN = new IntegerBounds(null, null);

	/** Those of a field or a parameter. */
	static IntegerBounds of(@Nullable AnnotatedElement place) {
		Min min = (place != null) ? place.getAnnotation(Min.class) : null;
		Max max = (place != null) ? place.getAnnotation(Max.class) : null;
		return new IntegerBounds((min != null) ? min.value() : null, (max != null) ? max.value() : null);
	}

	/** The same where the service is configured to allow no more. */
	IntegerBounds within(OptionalLong limit) {
		boolean lower = limit.isPresent() && (this.most == null || limit.getAsLong() < this.most);
		return lower ? new IntegerBounds(this.least, limit.getAsLong()) : this;
	}

	/** What the value must be, in words. */
	String expectation() {
		if (this.least != null && this.most != null) {
			return "must be an integer between " + this.least + " and " + this.most;
		}
		if (this.least != null) {
			return "must be an integer of at least " + this.least;
		}
		return (this.most != null) ? "must be an integer of at most " + this.most : "must be an integer";
	}

	/**
	 * What is wrong with a value that could not be read.
	 * @param number the value; null if it is no number
	 */
	Complaint complaint(@Nullable BigDecimal number) {
		if (number == null || !isWhole(number)) {
			return Complaint.of(Rule.TYPE, expectation());
		}
		boolean negative = number.signum() < 0;
		if ((negative ? this.least : this.most) != null) {
			return Complaint.of(Rule.RANGE, expectation());
		}
		return Complaint
			.of(Rule.RANGE, negative ? "is an integer that is too small" : "is an integer that is too large")
			.with(null, expectation().replaceFirst("must be ", ""));
	}

	/** JSON has one kind of number: 20, 20.0 and 2e1 are the same. */
	static boolean isWhole(BigDecimal number) {
		return number.signum() == 0 || number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
	}

}
