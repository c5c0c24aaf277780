package io.adax.trainer.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What the values of one column show, gathered value by value. */
final class ColumnProfile {

	/** Numbers up to which a column of integers may serve as class labels. */
	private static final int MAX_NUMERIC_LABELS = 100;

	/** What a text takes in a set beside its characters, in bytes. */
	private static final int TEXT = 80;

	private final int maxCategories;

	private final Moments moments = new Moments();

	private Set<String> texts = new HashSet<>();

	private final Distinct numbers;

	/** Bytes that the texts take, about. */
	private long kept;

	private boolean manyTexts;

	private boolean integers = true;

	private long present;

	private long missing;

	private @Nullable String firstText;

	private long firstTextLine;

	ColumnProfile(int maxCategories) {
		this.maxCategories = maxCategories;
		this.numbers = new Distinct(Math.max(maxCategories, MAX_NUMERIC_LABELS + 1));
	}

	void add(@Nullable String value, long line) {
		if (value == null) {
			this.missing++;
			return;
		}
		this.present++;
		if (!this.manyTexts) {
			addText(value);
		}
		double number = Numbers.parse(value);
		if (!Double.isNaN(number)) {
			addNumber(number);
		}
		else if (this.firstText == null) {
			this.firstText = value;
			this.firstTextLine = line;
		}
	}

	private void addText(String text) {
		if (this.texts.add(text)) {
			this.kept += TEXT + 2L * text.length();
		}
		if (this.texts.size() > this.maxCategories) {
			forgetTexts();
		}
	}

	/** Bytes that are kept of its texts, about. */
	long kept() {
		return this.kept;
	}

	/** Whether it is of numbers so far, and of too many to be class labels. */
	boolean hardlyNeedsTexts() {
		return numeric() && this.texts.size() > MAX_NUMERIC_LABELS;
	}

	/** From now on it has too many different texts to be categories. */
	void forgetTexts() {
		this.manyTexts = true;
		this.kept = 0;
		this.texts = Set.of();
	}

	private void addNumber(double number) {
		this.moments.add(number);
		this.integers &= Numbers.integer(number);
		this.numbers.add(number);
	}

	ColumnType type() {
		if (this.present == 0 || (!numeric() && this.manyTexts)) {
			return ColumnType.IGNORED;
		}
		return numeric() ? ColumnType.NUMERIC : ColumnType.CATEGORICAL;
	}

	boolean numeric() {
		return this.present > 0 && this.firstText == null;
	}

	boolean empty() {
		return this.present == 0;
	}

	boolean constant() {
		return (numeric() ? this.numbers.size() : this.texts.size()) == 1;
	}

	/** Why a column that is mostly numbers is none, or null. */
	@Nullable String strayText(String name) {
		if (this.firstText == null || this.moments.count() * 2 <= this.present) {
			return null;
		}
		return "Column '%s' is not numeric: %d of its %d values, such as %s in line %d, are no numbers.".formatted(name,
				this.present - this.moments.count(), this.present, Listing.quoted(this.firstText), this.firstTextLine);
	}

	Column column(String name) {
		return switch (type()) {
			case NUMERIC -> new Column(name, ColumnType.NUMERIC, this.missing, this.numbers.size(),
					this.moments.minimum(), this.moments.maximum(), finite(this.moments.mean()),
					finite(this.moments.standardDeviation()), labels());
			case CATEGORICAL -> textColumn(name, ColumnType.CATEGORICAL, this.texts.stream().sorted().toList());
			case IGNORED -> textColumn(name, ColumnType.IGNORED, null);
		};
	}

	private Column textColumn(String name, ColumnType type, @Nullable List<String> categories) {
		return new Column(name, type, this.missing, this.manyTexts ? this.maxCategories : this.texts.size(), null, null,
				null, null, categories);
	}

	private @Nullable List<String> labels() {
		boolean fewIntegers = this.integers && this.numbers.size() <= MAX_NUMERIC_LABELS;
		return (fewIntegers || this.numbers.size() == 2) ? this.numbers.sorted().mapToObj(Numbers::label).toList()
				: null;
	}

	/** A mean or deviation beyond the range of doubles is left out. */
	private static @Nullable Double finite(double value) {
		return Double.isFinite(value) ? value : null;
	}

}
