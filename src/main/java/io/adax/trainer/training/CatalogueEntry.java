package io.adax.trainer.training;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the catalogue tells of an optimizer or a schedule beyond its hyper-parameters,
 * which it reads from the fields of the annotated record.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CatalogueEntry {

	/** Its name in prose, such as "AdaX-W". */
	String title();

	/** The step or the rate as LaTeX, in the symbols of the reference. */
	String formula();

	/** Where it was published: authors, year, and an address. */
	String reference();

	/**
	 * Values of state that an optimizer keeps per parameter; -1 where that depends on the
	 * shape. 0 for a schedule.
	 */
	int stateValuesPerParameter() default 0;

	/** That state in words, where its size depends on the shape. */
	String state() default "";

}
