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

import org.springframework.beans.BeanUtils;

/**
 * That a parameter is one of the names of something: a filter by a name that there cannot
 * be finds nothing, and nobody would know why.
 */
@Target({ ElementType.FIELD, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownName.Check.class)
public @interface KnownName {

	/** The names. */
	Class<? extends Names> value();

	/** The names themselves are told instead. */
	String message() default "is unknown";

	/** As every constraint has it. */
	Class<?>[] groups() default {};

	/** As every constraint has it. */
	Class<? extends Payload>[] payload() default {};

	/** Looks whether there is such a name. */
	final class Check implements ConstraintValidator<KnownName, String> {

		private @Nullable Names names;

		@Override
		public void initialize(KnownName known) {
			this.names = names(known);
		}

		@Override
		public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
			return text == null || this.names == null || this.names.has(text);
		}

		static Names names(KnownName known) {
			return BeanUtils.instantiateClass(known.value());
		}

	}

}
