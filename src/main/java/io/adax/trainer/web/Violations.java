package io.adax.trainer.web;

import java.lang.annotation.Annotation;
import java.util.Optional;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Says what Bean Validation found in the words and places of a request. */
final class Violations {

	private Violations() {
	}

	static Pointer place(ConstraintViolation<?> violation) {
		Pointer place = Pointer.ROOT;
		for (Path.Node node : violation.getPropertyPath()) {
			if (node.getKey() != null) {
				place = place.child(node.getKey());
			}
			if (node.getIndex() != null) {
				place = place.child(node.getIndex());
			}
			boolean named = switch (node.getKind()) {
				case PROPERTY, PARAMETER -> true;
				default -> false;
			};
			place = named ? place.child(node.getName()) : place;
		}
		return place;
	}

	/** The rule, what the body has instead, and what a number that breaks it means. */
	static Complaint complaint(ConstraintViolation<?> violation, JsonNode body) {
		Complaint rule = complaint(violation);
		JsonNode found = isOfKey(violation) ? StringNode.valueOf(String.valueOf(violation.getInvalidValue()))
				: body.at(place(violation).toString());
		boolean secret = ConstrainedField.of(violation).filter(ConstrainedField::isSecret).isPresent();
		if (secret || found.isMissingNode() || found.isNull() || found.isObject()) {
			return rule;
		}
		Complaint with = found.isArray() ? rule.found(Integer.toString(found.size()), Integer.toString(found.size()))
				: RequestBinder.found(rule, found);
		return with.and(isOfRange(violation) ? meaning(violation) : "");
	}

	/** The rule. */
	static Complaint complaint(ConstraintViolation<?> violation) {
		return Complaint.of(kind(violation), rule(violation));
	}

	/** The rule and the text that breaks it; of a name, what may have been meant. */
	static Complaint complaint(ConstraintViolation<?> violation, String found) {
		Complaint complaint = complaint(violation).found(found);
		return (violation.getConstraintDescriptor().getAnnotation() instanceof KnownName known)
				? complaint.meaning(found, KnownName.Check.names(known).like(found)) : complaint;
	}

	private static Rule kind(ConstraintViolation<?> violation) {
		Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
		if (constraint instanceof KnownName) {
			return Rule.CHOICE;
		}
		if (constraint instanceof NotNull) {
			return Rule.REQUIRED;
		}
		if (constraint instanceof Size || constraint instanceof NotBlank || constraint instanceof NotEmpty) {
			return Rule.LENGTH;
		}
		if (constraint instanceof Pattern || constraint instanceof CursorText) {
			return Rule.FORM;
		}
		boolean range = isOfRange(violation) || constraint instanceof DurationMin || constraint instanceof DurationMax;
		return range ? Rule.RANGE : Rule.CONSISTENCY;
	}

	/** Whether a key of a table is at fault, and not the value that it leads to. */
	private static boolean isOfKey(ConstraintViolation<?> violation) {
		return violation.getPropertyPath().toString().contains("<K>");
	}

	private static boolean isOfRange(ConstraintViolation<?> violation) {
		Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
		return constraint instanceof Min || constraint instanceof Max || constraint instanceof DecimalMin
				|| constraint instanceof DecimalMax;
	}

	private static String meaning(ConstraintViolation<?> violation) {
		return ConstrainedField.of(violation)
			.flatMap(ConstrainedField::meaning)
			.map((meaning) -> ": " + meaning)
			.orElse("");
	}

	/** What is asked for. */
	private static String rule(ConstraintViolation<?> violation) {
		if (violation.getConstraintDescriptor().getAnnotation() instanceof KnownName known) {
			return "must be one of " + String.join(", ", KnownName.Check.names(known).all());
		}
		if (isOfRange(violation)) {
			Optional<String> range = ConstrainedField.of(violation).flatMap(ConstrainedField::range);
			if (range.isPresent()) {
				return range.get();
			}
		}
		boolean ownWords = !violation.getMessageTemplate().startsWith("{jakarta.validation.");
		String rule = ownWords ? null
				: rule(violation.getConstraintDescriptor().getAnnotation(), violation.getInvalidValue());
		return (rule != null) ? rule : violation.getMessage();
	}

	private static @Nullable String rule(Annotation constraint, @Nullable Object value) {
		if (constraint instanceof Min min) {
			return "must be at least " + min.value();
		}
		if (constraint instanceof Max max) {
			return "must be at most " + max.value();
		}
		if (constraint instanceof DecimalMin min) {
			return (min.inclusive() ? "must be at least " : "must be greater than ") + min.value();
		}
		if (constraint instanceof DecimalMax max) {
			return (max.inclusive() ? "must be at most " : "must be less than ") + max.value();
		}
		if (constraint instanceof Size size) {
			return rule(size, (value instanceof CharSequence) ? " characters" : " items");
		}
		if (constraint instanceof Pattern pattern) {
			return "must match " + pattern.regexp();
		}
		if (constraint instanceof NotBlank || constraint instanceof NotEmpty) {
			return "must not be empty";
		}
		return (constraint instanceof NotNull) ? "is required" : null;
	}

	private static String rule(Size size, String unit) {
		if (size.min() == 0) {
			return "must have at most " + size.max() + unit;
		}
		return (size.max() == Integer.MAX_VALUE) ? "must have at least " + size.min() + unit
				: "must have between " + size.min() + " and " + size.max() + unit;
	}

}
