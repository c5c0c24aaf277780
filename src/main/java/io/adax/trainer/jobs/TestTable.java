package io.adax.trainer.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.adax.trainer.data.Categories;
import io.adax.trainer.data.Column;
import io.adax.trainer.data.ColumnType;
import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Labels;
import io.adax.trainer.data.Listing;
import io.adax.trainer.data.Magnitudes;
import io.adax.trainer.data.Task;
import io.adax.trainer.datasets.StoredDataset;

/** Whether the rows of a table can test what is learned from another. */
final class TestTable {

	/** As many columns as are told of one by one. */
	private static final int TOLD = 5;

	private final StoredDataset test;

	private final DataSpec data;

	private final Map<String, Column> columns;

	private final List<Categories.Unknown> unknown;

	TestTable(StoredDataset test, DataSpec data) {
		this.test = test;
		this.data = data;
		this.columns = test.schema().columns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
		this.unknown = sameColumns() ? unknownCategories() : List.of();
	}

	private boolean sameColumns() {
		return this.columns.keySet().equals(names(this.data.schema().columns()));
	}

	private static Set<String> names(List<Column> columns) {
		return columns.stream().map(Column::name).collect(Collectors.toSet());
	}

	/** Why it will not do, a sentence each. */
	List<String> faults() {
		if (!sameColumns()) {
			return List.of(otherColumns());
		}
		List<String> faults = new ArrayList<>(told(Categories.Unknown::all));
		if (this.data.testRows() < 1) {
			faults.add("has no row with a value of " + Listing.of(List.of(this.data.target())));
		}
		textsForNumbers().ifPresent(faults::add);
		tooLargeNumbers().ifPresent(faults::add);
		if (this.data.task() == Task.CLASSIFICATION) {
			this.data.schema()
				.column(this.data.target())
				.flatMap((target) -> Labels.unknown(target, inTest(target)))
				.ifPresent(faults::add);
		}
		return faults;
	}

	/** What its owner should know, a sentence each. */
	List<String> warnings() {
		return told((unknown) -> !unknown.all());
	}

	private String otherColumns() {
		Set<String> expected = names(this.data.schema().columns());
		List<String> missing = expected.stream().filter((name) -> !this.columns.containsKey(name)).sorted().toList();
		List<String> more = this.columns.keySet().stream().filter((name) -> !expected.contains(name)).sorted().toList();
		return "must have the same columns as the dataset, in any order"
				+ (missing.isEmpty() ? "" : "; it lacks " + Listing.of(missing))
				+ (more.isEmpty() ? "" : "; the dataset lacks " + Listing.of(more));
	}

	private Column inTest(Column column) {
		return this.columns.getOrDefault(column.name(), column);
	}

	private boolean isFeature(Column column) {
		return column.type() != ColumnType.IGNORED && !column.name().equals(this.data.target());
	}

	private Optional<String> textsForNumbers() {
		List<String> texts = this.data.schema()
			.columns()
			.stream()
			.filter((column) -> column.type() == ColumnType.NUMERIC)
			.filter((column) -> isFeature(column) || this.data.task() == Task.REGRESSION)
			.filter((column) -> inTest(column).distinct() > 0 && inTest(column).type() != ColumnType.NUMERIC)
			.map(Column::name)
			.toList();
		return texts.isEmpty() ? Optional.empty()
				: Optional.of("must have numbers where the dataset has them; it has texts in " + Listing.of(texts));
	}

	private Optional<String> tooLargeNumbers() {
		List<String> large = this.data.schema()
			.columns()
			.stream()
			.filter((column) -> Magnitudes.tooLarge(this.data, column, inTest(column)))
			.map(Column::name)
			.toList();
		return large.isEmpty() ? Optional.empty()
				: Optional.of("has numbers that are too large for single precision, scaled as those of the dataset, in "
						+ Listing.of(large));
	}

	private List<Categories.Unknown> unknownCategories() {
		return this.data.schema()
			.columns()
			.stream()
			.filter((column) -> column.type() == ColumnType.CATEGORICAL && isFeature(column))
			.map((column) -> Categories.unknown(column, inTest(column), this.test.format().targetSuffix()))
			.flatMap(Optional::stream)
			.toList();
	}

	private List<String> told(Predicate<Categories.Unknown> which) {
		List<String> all = this.unknown.stream().filter(which).map(Categories.Unknown::message).toList();
		List<String> told = new ArrayList<>(all.stream().limit(TOLD).toList());
		if (all.size() > TOLD) {
			told.add("The same holds for %,d more columns.".formatted(all.size() - TOLD));
		}
		return told;
	}

}
