package io.adax.trainer.web;

import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;
import org.springframework.util.ObjectUtils;

/**
 * Why the text of a parameter is no value of its type.
 *
 * @param type the type; of the element, if the parameter may have several values
 * @param found the text
 * @param bounds of an integer
 */
record Mismatch(@Nullable Class<?> type, @Nullable Object found, IntegerBounds bounds) {

	/**
	 * What did not fit.
	 * @param place the parameter, or the field that it is for
	 */
	static Mismatch of(TypeMismatchException ex, @Nullable AnnotatedElement place) {
		IntegerBounds bounds = IntegerBounds.of(place);
		Mismatch mismatch = new Mismatch(ex.getRequiredType(), ex.getValue(), bounds);
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof ConversionFailedException failed) {
				mismatch = new Mismatch(failed.getTargetType().getType(), failed.getValue(), bounds);
			}
		}
		return mismatch;
	}

	/** The rule, and what was given instead. */
	Complaint complaint() {
		String found = ObjectUtils.nullSafeConciseToString(this.found);
		Complaint complaint = rule().found(found);
		if (this.type == Duration.class) {
			return Durations.inShort(found).map(complaint::meaning).orElse(complaint);
		}
		return isChoice() ? complaint.meaning(found, names()) : complaint;
	}

	private boolean isChoice() {
		return this.type != null && this.type.isEnum();
	}

	private List<String> names() {
		return (this.type == null) ? List.of()
				: Arrays.stream(this.type.getEnumConstants()).map((constant) -> ((Enum<?>) constant).name()).toList();
	}

	private Complaint rule() {
		if (this.type == null) {
			return Complaint.of(Rule.TYPE, "is not allowed");
		}
		if (isChoice()) {
			return Complaint.of(Rule.CHOICE, "must be one of " + String.join(", ", names()));
		}
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(this.type);
		return (boxed == Integer.class || boxed == Long.class) ? this.bounds.complaint(number())
				: Complaint.of(Rule.TYPE, rule(boxed));
	}

	private static String rule(Class<?> boxed) {
		if (boxed == Duration.class) {
			return "must be a number of seconds such as 30s, or ms, m, h";
		}
		if (boxed == Instant.class) {
			return "must be an RFC 3339 time such as 2026-01-31T12:00:00Z";
		}
		if (boxed == Boolean.class) {
			return "must be true or false";
		}
		return Number.class.isAssignableFrom(boxed) ? "must be a number" : "is not allowed";
	}

	private @Nullable BigDecimal number() {
		String text = String.valueOf(this.found);
		return text.matches("[+-]?\\d{1,100}") ? new BigDecimal(text) : null;
	}

}
