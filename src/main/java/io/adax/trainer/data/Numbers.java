package io.adax.trainer.data;

/** Numbers as tables write them: decimal, with optional sign, fraction and exponent. */
final class Numbers {

	/** Beyond it, neighbouring integers are no longer told apart. */
	private static final double LARGEST_EXACT_INTEGER = 1L << 53;

	private Numbers() {
	}

	/** The finite number that the text is, or NaN. */
	static double parse(String text) {
		if (!decimal(text)) {
			return Double.NaN;
		}
		// -0 becomes 0: they are one value
		double value = Double.parseDouble(text) + 0.0;
		return Double.isFinite(value) ? value : Double.NaN;
	}

	/** The one way a number is written as a label. */
	static String label(double value) {
		return integer(value) ? Long.toString((long) value) : Double.toString(value);
	}

	static boolean integer(double value) {
		return Math.rint(value) == value && Math.abs(value) <= LARGEST_EXACT_INTEGER;
	}

	private static boolean decimal(String text) {
		int start = sign(text, 0);
		int point = digits(text, start);
		int end = (point < text.length() && text.charAt(point) == '.') ? digits(text, point + 1) : point;
		boolean hasDigit = point > start || end > point + 1;
		return hasDigit && (end == text.length() || exponent(text, end));
	}

	private static boolean exponent(String text, int at) {
		if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
			return false;
		}
		int start = sign(text, at + 1);
		return start < text.length() && digits(text, start) == text.length();
	}

	private static int sign(String text, int at) {
		boolean signed = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
		return signed ? at + 1 : at;
	}

	private static int digits(String text, int from) {
		int at = from;
		while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
			at++;
		}
		return at;
	}

}
