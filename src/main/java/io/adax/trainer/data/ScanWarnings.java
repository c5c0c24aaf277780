package io.adax.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What the owner of a scanned table should know. */
record ScanWarnings(List<Column> columns, List<ColumnProfile> profiles, Column target) {

	private static final int MAX_STRAY_TEXTS = 5;

	/**
	 * One sentence each.
	 * @param unusedSuffix what no label ended with and should have; null if there was
	 * nothing to cut, or it was cut
	 */
	List<String> list(@Nullable String headerReason, @Nullable String unusedSuffix) {
		List<String> warnings = new ArrayList<>();
		Optional.ofNullable(headerReason).ifPresent(warnings::add);
		about("Ignored, without a value: %s.", ColumnProfile::empty).ifPresent(warnings::add);
		about("Ignored, with too many different texts to be categories: %s.",
				(profile) -> !profile.empty() && profile.type() == ColumnType.IGNORED)
			.ifPresent(warnings::add);
		about("With one value only, so of no use to learn from: %s.", ColumnProfile::constant).ifPresent(warnings::add);
		tooLarge(warnings);
		strayTexts().limit(MAX_STRAY_TEXTS).forEach(warnings::add);
		if (this.target.missing() > 0) {
			warnings.add("%d rows have no value of the target '%s' and are left out of training."
				.formatted(this.target.missing(), this.target.name()));
		}
		if (unusedSuffix != null) {
			warnings.add("No value of the target '%s' ends with %s: targetSuffix cuts nothing."
				.formatted(this.target.name(), Listing.quoted(unusedSuffix)));
		}
		labelEnding().ifPresent(warnings::add);
		return warnings;
	}

	private Optional<String> about(String message, Predicate<ColumnProfile> which) {
		return of(message,
				IntStream.range(0, this.columns.size())
					.filter((i) -> which.test(this.profiles.get(i)))
					.mapToObj((i) -> this.columns.get(i).name())
					.toList());
	}

	private static Optional<String> of(String message, List<String> names) {
		return names.isEmpty() ? Optional.empty() : Optional.of(message.formatted(Listing.of(names)));
	}

	private void tooLarge(List<String> warnings) {
		Map<Long, List<String>> byWays = this.columns.stream()
			.collect(
					Collectors.groupingBy(this::normalizations, Collectors.mapping(Column::name, Collectors.toList())));
		of("With numbers too large to be learned from, whatever the normalization: %s.",
				byWays.getOrDefault(0L, List.of()))
			.ifPresent(warnings::add);
		byWays.keySet().removeAll(Set.of(0L, (long) Normalization.values().length));
		of("With numbers too large for single precision, so that a job needs a normalization that scales them: %s.",
				byWays.values().stream().flatMap(List::stream).toList())
			.ifPresent(warnings::add);
	}

	/** How many of them can scale a column; labels are not scaled. */
	private long normalizations(Column column) {
		boolean labels = column.name().equals(this.target.name()) && column.categories() != null;
		return Stream.of(Normalization.values())
			.filter((normalization) -> labels || Magnitudes.fit(column, column, normalization))
			.count();
	}

	private Stream<String> strayTexts() {
		return IntStream.range(0, this.columns.size())
			.mapToObj((i) -> this.profiles.get(i).strayText(this.columns.get(i).name()))
			.filter(Objects::nonNull);
	}

	private Optional<String> labelEnding() {
		List<String> labels = this.target.categories();
		if (labels == null || this.target.type() != ColumnType.CATEGORICAL) {
			return Optional.empty();
		}
		return TargetSuffix.common(labels)
			.map((common) -> "Every label of the target '%s' ends with '%s'; targetSuffix can cut it."
				.formatted(this.target.name(), common));
	}

}
