package io.adax.trainer.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Guesses what somebody meant who mistyped a name. */
public final class Suggestion {

	private Suggestion() {
	}

	/**
	 * The known name that is nearest to the given one, if one is near; of several that
	 * with the same first letter, which few get wrong. Names of one letter are as far
	 * from each other as any: what is meant has two letters of what is given, or is it in
	 * another case.
	 */
	public static Optional<String> nearest(String given, Collection<String> known) {
		String lower = given.toLowerCase(Locale.ROOT);
		return known.stream()
			.filter((name) -> distance(lower, name.toLowerCase(Locale.ROOT)) <= Math.max(1, name.length() / 3))
			.filter((name) -> name.equalsIgnoreCase(given) || shared(lower, name.toLowerCase(Locale.ROOT)) > 1)
			.min(Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT)))
				.thenComparing((name) -> !name.regionMatches(true, 0, given, 0, 1))
				.thenComparing(Comparator.naturalOrder()));
	}

	/** What to say of a name that is none of the known ones. */
	public static String unknown(String given, Collection<String> known) {
		return nearest(given, known).map((name) -> "is unknown; did you mean \"" + name + "\"?")
			.orElseGet(() -> known.isEmpty() ? "is unknown; there are no fields here"
					: "is unknown; the fields here are " + known.stream().sorted().collect(Collectors.joining(", ")));
	}

	/** How many characters both have, wherever they stand. */
	private static int shared(String a, String b) {
		StringBuilder left = new StringBuilder(b);
		int shared = 0;
		for (char letter : a.toCharArray()) {
			int at = left.indexOf(String.valueOf(letter));
			if (at >= 0) {
				left.deleteCharAt(at);
				shared++;
			}
		}
		return shared;
	}

	/**
	 * How many characters to insert, delete, replace or swap with their neighbour
	 * (optimal string alignment).
	 */
	private static int distance(String a, String b) {
		if (a.length() > 2 * b.length()) {
			return a.length();
		}
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				d[i][j] = (i == 0 || j == 0) ? i + j : step(d, a, b, i, j);
			}
		}
		return d[a.length()][b.length()];
	}

	private static int step(int[][] d, String a, String b, int i, int j) {
		int replaced = d[i - 1][j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
		int best = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
		boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
		return swapped ? Math.min(best, 1 + d[i - 2][j - 2]) : best;
	}

}
