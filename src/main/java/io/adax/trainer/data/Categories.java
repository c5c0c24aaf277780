package io.adax.trainer.data;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Whether the categories of one table are those of another. */
public final class Categories {

	private Categories() {
	}

	/**
	 * Categories that count as missing.
	 *
	 * @param all whether no value of the column is known
	 * @param message a sentence for the table's owner
	 */
	public record Unknown(boolean all, String message) {
	}

	/**
	 * What a test table's column holds that the training column does not know; empty if
	 * it knows everything.
	 * @param training a categorical column
	 * @param suffix text that is cut from values of the test table; null for none
	 */
	public static Optional<Unknown> unknown(Column training, Column test, @Nullable String suffix) {
		List<String> known = Objects.requireNonNullElse(training.categories(), List.of());
		if (test.distinct() == 0) {
			return Optional.empty();
		}
		@Nullable List<String> found = test.categories();
		if (found == null) {
			return Optional.of(uncounted(training.name(), test, known));
		}
		Set<String> comparable = comparable(known, test.type());
		List<String> unknown = found.stream().filter((category) -> !knows(comparable, category, suffix)).toList();
		return unknown.isEmpty() ? Optional.empty()
				: Optional.of(unknown(training.name(), unknown, found.size(), known));
	}

	/**
	 * The known ones as a column of that type has them: one of numbers has them parsed.
	 */
	private static Set<String> comparable(List<String> known, ColumnType type) {
		Set<String> comparable = new HashSet<>(known);
		if (type == ColumnType.NUMERIC) {
			known.stream()
				.mapToDouble(Numbers::parse)
				.filter(Double::isFinite)
				.mapToObj(Numbers::label)
				.forEach(comparable::add);
		}
		return comparable;
	}

	/**
	 * The suffix may have been cut already, and is cut from what is not known as it is.
	 */
	private static boolean knows(Set<String> known, String category, @Nullable String suffix) {
		return known.contains(category) || (suffix != null
				&& (known.contains(category + suffix) || known.contains(TargetSuffix.cut(category, suffix))));
	}

	private static Unknown unknown(String column, List<String> unknown, int all, List<String> known) {
		if (unknown.size() == all) {
			return none(column, Listing.of(unknown), known);
		}
		return new Unknown(false,
				"%d of %d categories of '%s' in the test table are unknown to the dataset and count as missing: %s."
					.formatted(unknown.size(), all, column, Listing.of(unknown)));
	}

	private static Unknown none(String column, String found, List<String> known) {
		return new Unknown(true, "The dataset knows no value of '%s' in the test table: found %s; known are %s."
			.formatted(column, found, Listing.of(known)));
	}

	/** Too many numbers or texts to be listed; they are not all known in any case. */
	private static Unknown uncounted(String column, Column test, List<String> known) {
		@Nullable Double least = test.minimum();
		@Nullable Double most = test.maximum();
		if (least != null && most != null && noneWithin(known, least, most)) {
			return none(column, "numbers from %s to %s".formatted(Numbers.label(least), Numbers.label(most)), known);
		}
		return new Unknown(false,
				"'%s' has too many different values in the test table; those that the dataset does not know count as missing. Known are %s."
					.formatted(column, Listing.of(known)));
	}

	private static boolean noneWithin(List<String> texts, double least, double most) {
		return texts.stream().mapToDouble(Numbers::parse).noneMatch((number) -> number >= least && number <= most);
	}

}
