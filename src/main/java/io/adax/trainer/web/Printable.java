package io.adax.trainer.web;

/** Texts that can be shown: without control characters and halves of surrogate pairs. */
public final class Printable {

	/** A character, spelled so that Java, ECMAScript and Python read the same. */
	public static final String CHARACTER = "[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]";

	/** What a database can be asked for. */
	public static final String TEXT = CHARACTER + "{0,255}";

	/** What {@link #TEXT} means, in words. */
	public static final String NO_TEXT = "must have at most 255 characters, and no control characters";

	private Printable() {
	}

}
