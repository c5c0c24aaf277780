package io.adax.trainer.web;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.StreamSupport;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The field of a record that breaks a rule: the whole of its range, and its meaning. */
record ConstrainedField(RecordComponent component) {

	/** As much of a description as fits into a message. */
	private static final int LONGEST = 120;

	/** The field that is complained of; empty where that is no field of a record. */
	static Optional<ConstrainedField> of(ConstraintViolation<?> violation) {
		Object bean = violation.getLeafBean();
		// none if it could not be made, and its fields were looked at one by one
		Class<?> owner = (bean != null) ? bean.getClass() : violation.getRootBeanClass();
		if (owner == null || !owner.isRecord()) {
			return Optional.empty();
		}
		String name = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
			.filter((node) -> node.getKind() == ElementKind.PROPERTY)
			.reduce((before, last) -> last)
			.map(Path.Node::getName)
			.orElse("");
		return Arrays.stream(owner.getRecordComponents())
			.filter((component) -> component.getName().equals(name))
			.findFirst()
			.map(ConstrainedField::new);
	}

	/** Whether its value is shown to nobody, not even where it is wrong. */
	boolean isSecret() {
		Schema schema = this.component.getAccessor().getAnnotation(Schema.class);
		return schema != null && schema.accessMode() == Schema.AccessMode.WRITE_ONLY;
	}

	/** The numbers that are allowed: of a list or table, as its entries. */
	Optional<String> range() {
		AnnotatedElement numbers = numbers();
		Bound min = min(numbers);
		Bound max = max(numbers);
		if (min == null || max == null) {
			return Optional.empty();
		}
		if (min.inclusive() && max.inclusive()) {
			return Optional.of("must be between " + min.value() + " and " + max.value());
		}
		return Optional.of("must be " + (min.inclusive() ? "at least " : "greater than ") + min.value() + " and "
				+ (max.inclusive() ? "at most " : "less than ") + max.value());
	}

	/** What the field means, in a clause; empty if nobody says. */
	Optional<String> meaning() {
		return Optional.ofNullable(this.component.getAccessor().getAnnotation(Schema.class))
			.map((schema) -> clause(schema.description()))
			.filter((clause) -> !clause.isEmpty());
	}

	/** The first clause: after that come limits, which are told already, and details. */
	private static String clause(String description) {
		String clause = description.replaceFirst("(; |\\.( |$)).*", "");
		if (clause.matches("\\p{Lu}\\p{Ll}+( .*)?")) {
			clause = Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
		}
		return (clause.length() <= LONGEST) ? clause : clause.substring(0, LONGEST) + "…";
	}

	private AnnotatedElement numbers() {
		AnnotatedType type = this.component.getAnnotatedType();
		if (type instanceof AnnotatedParameterizedType container) {
			AnnotatedType[] arguments = container.getAnnotatedActualTypeArguments();
			return arguments[arguments.length - 1];
		}
		return type;
	}

	private static @Nullable Bound min(AnnotatedElement field) {
		DecimalMin decimal = field.getAnnotation(DecimalMin.class);
		if (decimal != null) {
			return new Bound(decimal.value(), decimal.inclusive());
		}
		Min whole = field.getAnnotation(Min.class);
		return (whole != null) ? new Bound(String.valueOf(whole.value()), true) : null;
	}

	private static @Nullable Bound max(AnnotatedElement field) {
		DecimalMax decimal = field.getAnnotation(DecimalMax.class);
		if (decimal != null) {
			return new Bound(decimal.value(), decimal.inclusive());
		}
		Max whole = field.getAnnotation(Max.class);
		return (whole != null) ? new Bound(String.valueOf(whole.value()), true) : null;
	}

	private record Bound(String value, boolean inclusive) {
	}

}
