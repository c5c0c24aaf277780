package io.adax.trainer.data;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Whether the labels of one table are those of another. */
public final class Labels {

	private Labels() {
	}

	/**
	 * Why the labels in a test table's column will not do; empty if the training column
	 * knows them all.
	 */
	public static Optional<String> unknown(Column training, Column test) {
		List<String> known = Objects.requireNonNullElse(training.categories(), List.of());
		List<String> found = Objects.requireNonNullElse(test.categories(), List.of());
		if (known.isEmpty()) {
			// nothing is a label: that is told of the training column
			return Optional.empty();
		}
		if (found.isEmpty() && test.distinct() > known.size()) {
			return Optional.of("Column '%s' has %,d or more different values, and the dataset knows %,d labels: %s."
				.formatted(training.name(), test.distinct(), known.size(), Listing.of(known)));
		}
		List<String> unknown = found.stream().filter((label) -> !known.contains(label)).toList();
		return unknown.isEmpty() ? Optional.empty() : Optional.of(unknown(training.name(), unknown, known, null));
	}

	/**
	 * What to tell of labels that are not known; a suffix that makes the difference is
	 * named, unless one was cut.
	 */
	static String unknown(String column, Collection<String> unknown, Collection<String> known, @Nullable String cut) {
		String message = "Unknown labels in column '%s': %s; known are %s.".formatted(column, Listing.of(unknown),
				Listing.of(known));
		String hint = (cut != null) ? "" : TargetSuffix.common(unknown)
			.filter((suffix) -> unknown.stream().allMatch((label) -> known.contains(TargetSuffix.cut(label, suffix))))
			.map(" Without the final '%s' they are known: upload the table with targetSuffix set to it."::formatted)
			.orElse("");
		return message + hint;
	}

}
