package io.adax.trainer.commandline;

/**
 * Text of a service must not steer a terminal: no escape sequences, no other controls, no
 * reversed writing.
 */
final class Harmless {

	private Harmless() {
	}

	/**
	 * The text on one line, with a replacement character for each that is more than a
	 * letter.
	 */
	static String line(String text) {
		StringBuilder line = new StringBuilder(text.length());
		text.codePoints().forEach((letter) -> line.appendCodePoint(replacement(letter)));
		return line.toString();
	}

	/**
	 * The same JSON, with escapes for the controls that JSON allows inside of strings.
	 */
	static String json(String json) {
		StringBuilder line = new StringBuilder(json.length());
		json.codePoints().forEach((letter) -> {
			if (isHarmless(letter) || letter == '\n' || letter == '\t') {
				line.appendCodePoint(letter);
			}
			else if (letter != '\r') {
				line.append(String.format("\\u%04x", letter));
			}
		});
		return line.toString();
	}

	private static int replacement(int letter) {
		if (letter == '\t' || letter == '\n' || letter == '\r') {
			return ' ';
		}
		return isHarmless(letter) ? letter : '\ufffd';
	}

	private static boolean isHarmless(int letter) {
		return switch (Character.getType(letter)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				false;
			// bidirectional overrides and the like; joiners are part of scripts and emoji
			case Character.FORMAT -> letter == 0x200c || letter == 0x200d || letter > 0xffff;
			default -> true;
		};
	}

}
