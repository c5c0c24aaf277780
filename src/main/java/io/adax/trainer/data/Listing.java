package io.adax.trainer.data;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and values in a message: quoted, the first few, none too long. */
public final class Listing {

	private static final int SHOWN = 5;

	private static final int MAX_LENGTH = 60;

	private Listing() {
	}

	/** The first names, and how many more there are. */
	public static String of(Collection<String> names) {
		String shown = names.stream().limit(SHOWN).map(Listing::quoted).collect(Collectors.joining(", "));
		return (names.size() > SHOWN) ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
	}

	static String quoted(String text) {
		return "'" + shortened(text, MAX_LENGTH) + "'";
	}

	/** The beginning of a long text, never with half a character at its end. */
	static String shortened(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		boolean within = Character.isHighSurrogate(text.charAt(most - 1));
		return text.substring(0, within ? most - 1 : most) + "…";
	}

}
