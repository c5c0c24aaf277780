package io.adax.trainer.data;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a table.
 *
 * @param message meant for the table's owner
 * @param line of the file, from 1; 0 where it is no single line
 * @param field of the line, from 1; 0 where it is the whole line
 * @param found what is there, as text
 * @param allowed what may be there instead, in words
 * @param known the names of which one was probably meant
 */
public record TableFault(Kind kind, String message, long line, int field, @Nullable String found,
		@Nullable String allowed, List<String> known) {

	/** What kind of rule is broken. */
	public enum Kind {

		/** Too few or too many of something. */
		LENGTH,
		/** The bytes are no table. */
		FORM,
		/** A name is given more than once. */
		DUPLICATE,
		/** There is no column of that name. */
		COLUMN,
		/** It is more than the service takes. */
		LIMIT,
		/** Something does not go with something else. */
		CONSISTENCY,
		/** The table is good, but not for what is asked of it. */
		REQUEST

	}

	/** A fault of the whole table. */
	public static TableFault of(Kind kind, String message) {
		return new TableFault(kind, message, 0, 0, null, null, List.of());
	}

	/** The same at a line, or at one of its fields. */
	TableFault at(long line, int field) {
		return new TableFault(this.kind, this.message, line, field, this.found, this.allowed, this.known);
	}

	/** The same with what is there, and what may be. */
	public TableFault with(@Nullable String found, String allowed) {
		return new TableFault(this.kind, this.message, this.line, this.field, found, allowed, this.known);
	}

	/** The same with the names that there are. */
	TableFault among(List<String> names) {
		return new TableFault(this.kind, this.message, this.line, this.field, this.found, this.allowed,
				List.copyOf(names));
	}

}
