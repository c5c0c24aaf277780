package io.adax.trainer.training;

import java.util.Locale;
import java.util.Set;

/**
 * Something wrong with a spec.
 *
 * @param pointer JSON Pointer (RFC 6901) from the job's root
 * @param message what was found and what is allowed
 * @param kind of the rule that is broken
 * @param found the value, as text
 * @param allowed what may be there instead, in words
 */
public record SpecFault(String pointer, String message, Kind kind, String found, String allowed) {

	/** A value that does not go with another, or with the data. */
	static SpecFault clash(String pointer, String message, Object found, String allowed) {
		return new SpecFault(pointer, message, Kind.CONSISTENCY, String.valueOf(found), allowed);
	}

	/** The same in another part of a spec. */
	SpecFault within(String parent) {
		return new SpecFault(parent + this.pointer, this.message, this.kind, this.found, this.allowed);
	}

	/** The kinds of rules. */
	public enum Kind {

		/** What the service is configured to allow. */
		LIMIT,
		/** The values that there are. */
		CHOICE,
		/** What goes with what. */
		CONSISTENCY

	}

	/** More than the service is configured to allow. */
	static SpecFault limit(String pointer, String message, long found, long most) {
		return new SpecFault(pointer, message, Kind.LIMIT, Long.toString(found), "at most " + most);
	}

	/** None of the values that are allowed here. */
	static SpecFault choice(String pointer, String message, String found, Iterable<String> allowed) {
		return new SpecFault(pointer, message, Kind.CHOICE, found, "one of " + String.join(", ", allowed));
	}

	/** The same of constants whose names in JSON are their own in lower case. */
	static <E extends Enum<E>> SpecFault choice(String pointer, String message, E found, Set<E> allowed) {
		return choice(pointer, message, wireName(found), allowed.stream().map(SpecFault::wireName).toList());
	}

	private static String wireName(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

}
