package io.adax.trainer.web;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The names that there are of something, for {@link KnownName}. */
public interface Names {

	/** All of them, as they are told to whoever gives another one. */
	List<String> all();

	/** Whether that is one of them. */
	default boolean has(String name) {
		return all().contains(name);
	}

	/** What may have been meant by a name that is none of them. */
	default Collection<String> like(String given) {
		return all();
	}

	/** The regular expression of them, where they cannot be listed. */
	default Optional<String> form() {
		return Optional.empty();
	}

}
