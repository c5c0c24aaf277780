package io.adax.trainer;

import org.springframework.data.jpa.repository.query.QueryEnhancerFactories;
import org.springframework.data.jpa.repository.query.QueryEnhancerSelector.DefaultQueryEnhancerSelector;

/**
 * Repositories run their queries as they are declared. Spring Data's own parser would
 * read each of them first to be able to sort or count it, which nobody asks for, and
 * which took a quarter of a start.
 */
class AsDeclared extends DefaultQueryEnhancerSelector {

	AsDeclared() {
		super(QueryEnhancerFactories.fallback(), QueryEnhancerFactories.fallback());
	}

}
