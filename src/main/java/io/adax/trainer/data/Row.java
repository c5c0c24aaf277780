package io.adax.trainer.data;

import org.jspecify.annotations.Nullable;

/** One row of a table file: its fields without surrounding white space. */
@SuppressWarnings("ArrayRecordComponent")
record Row(long line, String[] fields) {

	/**
	 * The field's value, null when it is missing. Only an empty field and {@code ?} are:
	 * a text such as NA may be a category (Namibia).
	 */
	@Nullable String value(int column) {
		return missing(this.fields[column]) ? null : this.fields[column];
	}

	static boolean missing(String text) {
		return text.isEmpty() || text.equals("?");
	}

	boolean blank() {
		return this.fields.length == 0 || (this.fields.length == 1 && this.fields[0].isEmpty());
	}

}
