package io.adax.trainer.web;

import java.util.List;
import java.util.OptionalLong;

/**
 * A check of a request that needs more than the request: configured limits, other
 * resources. It runs also when other faults were found, so any component may be null.
 */
public interface RequestCheck<T> {

	/** The type of request that it checks. */
	Class<T> type();

	/** What is wrong. */
	List<Fault> check(T request);

	/**
	 * The largest integer that the configuration allows there, for a value that cannot be
	 * read.
	 */
	default OptionalLong most(String pointer) {
		return OptionalLong.empty();
	}

}
