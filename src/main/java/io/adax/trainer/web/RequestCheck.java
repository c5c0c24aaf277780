package io.adax.trainer.web;

import java.util.List;

/**
 * A check of a request that needs more than the request: configured limits, other
 * resources. It runs also when other faults were found, so any component may be null.
 */
public interface RequestCheck<T> {

	/** The type of request that it checks. */
	Class<T> type();

	/** What is wrong. */
	List<Fault> check(T request);

}
