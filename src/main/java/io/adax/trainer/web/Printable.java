package io.adax.trainer.web;

/** Texts that can be shown: without control characters and halves of surrogate pairs. */
public final class Printable {

	/** A character, spelled so that Java, ECMAScript and Python read the same. */
	public static final String CHARACTER = "[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]";

	/** What a database can be asked for. */
	public static final String TEXT = CHARACTER + "{0,255}";

	/** What {@link #TEXT} means, in words. */
	public static final String NO_TEXT = "must have at most 255 characters, and no control characters";

	/** A name that somebody gives something; a database may count it as twice as long. */
	public static final String NAME = CHARACTER + "{1," + Printable.LONGEST_NAME + "}";

	/** What {@link #NAME} means, in words. */
	public static final String NO_NAME = "must be 1 to 200 characters, and no control characters";

	/** The most characters of a name. */
	public static final int LONGEST_NAME = 200;

	private Printable() {
	}

	/**
	 * The beginning of a text, never with half a character at its end.
	 * @param most how many {@code char} it may have
	 */
	public static String cut(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		boolean within = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
		return text.substring(0, within ? most - 1 : most);
	}

	/** The same, with a mark where something is left out. */
	public static String shortened(String text, int most) {
		return (text.length() <= most) ? text : cut(text, most) + "…";
	}

}
