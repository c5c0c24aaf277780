package io.adax.trainer.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Announces that an operation will go: by the headers {@code Deprecation} (RFC 9745),
 * {@code Sunset} (RFC 8594) and {@code Link} of each of its answers, and in the OpenAPI
 * document.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Deprecating {

	/** The day from which it should not be used any more, such as 2027-01-01. */
	String since();

	/** The day from which it may be gone; not decided if empty. */
	String sunset() default "";

	/** Where to read what to do instead; nowhere if empty. */
	String link() default "";

}
