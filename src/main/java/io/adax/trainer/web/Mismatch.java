package io.adax.trainer.web;

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
 */
record Mismatch(@Nullable Class<?> type, @Nullable Object found) {

	static Mismatch of(TypeMismatchException ex) {
		Mismatch mismatch = new Mismatch(ex.getRequiredType(), ex.getValue());
		for (Throwable cause = ex.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof ConversionFailedException failed) {
				mismatch = new Mismatch(failed.getTargetType().getType(), failed.getValue());
			}
		}
		return mismatch;
	}

	/** The rule, and what was given instead. */
	Complaint complaint() {
		String found = ObjectUtils.nullSafeConciseToString(this.found);
		boolean choice = this.type != null && this.type.isEnum();
		Complaint complaint = Complaint.of(choice ? Rule.CHOICE : Rule.TYPE, rule()).found(found);
		return choice ? complaint.meaning(found, names()) : complaint;
	}

	private List<String> names() {
		return (this.type == null) ? List.of()
				: Arrays.stream(this.type.getEnumConstants()).map((constant) -> ((Enum<?>) constant).name()).toList();
	}

	private String rule() {
		if (this.type == null) {
			return "is not allowed";
		}
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(this.type);
		if (boxed.isEnum()) {
			return "must be one of " + String.join(", ", names());
		}
		if (boxed == Duration.class) {
			return "must be a number of seconds such as 30s, or ms, m, h";
		}
		if (boxed == Instant.class) {
			return "must be an RFC 3339 time such as 2026-01-31T12:00:00Z";
		}
		if (boxed == Boolean.class) {
			return "must be true or false";
		}
		if (boxed == Integer.class) {
			return integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
		}
		if (boxed == Long.class) {
			return integer(Long.MIN_VALUE, Long.MAX_VALUE);
		}
		return Number.class.isAssignableFrom(boxed) ? "must be a number" : "is not allowed";
	}

	private static String integer(long least, long most) {
		return "must be an integer between " + least + " and " + most;
	}

}
