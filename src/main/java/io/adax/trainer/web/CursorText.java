package io.adax.trainer.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * That a text may be a cursor, told with what else is wrong. Whether it is one of that
 * very list only the list knows.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CursorText.Check.class)
public @interface CursorText {

	/** What is told. */
	String message() default Cursor.REFUSED;

	/** As every constraint has it. */
	Class<?>[] groups() default {};

	/** As every constraint has it. */
	Class<? extends Payload>[] payload() default {};

	/** Looks whether it can be read. */
	final class Check implements ConstraintValidator<CursorText, String> {

		@Override
		public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
			return text == null || text.isEmpty() || Cursor.isOne(text);
		}

	}

}
