package io.adax.trainer.data;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * How a column becomes inputs of a network. Between text and inputs stands the column's
 * <em>value</em>, a double: the number itself, or the position of the category; NaN when
 * it is missing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = FeatureEncoding.Numeric.class, name = "numeric"),
		@JsonSubTypes.Type(value = FeatureEncoding.OneHot.class, name = "onehot"),
		@JsonSubTypes.Type(value = FeatureEncoding.Ordinal.class, name = "ordinal") })
public sealed interface FeatureEncoding {

	/** The column's name. */
	String column();

	/** How many inputs it becomes. */
	int width();

	/**
	 * The value of a text; null is missing.
	 * @throws TableException if a number is expected and the text is none
	 */
	double value(@Nullable String text);

	/** The value as far as the training part knows it: missing for any other category. */
	default double seen(double value) {
		return value;
	}

	/** Writes the inputs of a value into the array, from the offset on. */
	void encode(double value, float[] into, int offset);

	/** Whether the text is a category that was never seen, and so counts as missing. */
	default boolean neverSaw(@Nullable String text) {
		return false;
	}

	/** One input: (value - offset) / scale. A missing value counts as {@code fill}. */
	record Numeric(String column, double offset, double scale, double fill) implements FeatureEncoding {

		@Override
		public int width() {
			return 1;
		}

		@Override
		public double value(@Nullable String text) {
			return Encoder.number(this.column, text);
		}

		@Override
		public void encode(double value, float[] into, int offset) {
			double present = Double.isNaN(value) ? this.fill : value;
			into[offset] = Encoder.single(this.column, (present - this.offset) / this.scale);
		}

	}

	/**
	 * One input a category: 1 for the value's own, else 0. All 0 when missing or unknown.
	 *
	 * @param unseen those of the categories that no training row has; unknown, too
	 */
	record OneHot(String column, List<String> categories,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> unseen) implements FeatureEncoding {

		public OneHot {
			categories = List.copyOf(categories);
			unseen = Encoder.sorted(unseen);
		}

		/** Of a column that a training row has each category of. */
		public OneHot(String column, List<String> categories) {
			this(column, categories, Set.of());
		}

		@Override
		public int width() {
			return this.categories.size();
		}

		@Override
		public double value(@Nullable String text) {
			return seen(Encoder.position(this.categories, text));
		}

		@Override
		public double seen(double value) {
			return Encoder.seen(this.categories, this.unseen, value);
		}

		@Override
		public boolean neverSaw(@Nullable String text) {
			return !Row.missing(Objects.requireNonNullElse(text, "").strip()) && Double.isNaN(value(text));
		}

		@Override
		public void encode(double value, float[] into, int offset) {
			for (int i = 0; i < this.categories.size(); i++) {
				into[offset + i] = (i == value) ? 1 : 0;
			}
		}

	}

	/**
	 * One input: the category's position, counted from 0, scaled like a number. A missing
	 * or unknown category counts as {@code fill}.
	 *
	 * @param unseen those of the categories that no training row has; unknown, too
	 */
	record Ordinal(String column, List<String> categories, double offset, double scale, double fill,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) Set<String> unseen) implements FeatureEncoding {

		public Ordinal {
			categories = List.copyOf(categories);
			unseen = Encoder.sorted(unseen);
		}

		/** Of a column that a training row has each category of. */
		public Ordinal(String column, List<String> categories, double offset, double scale, double fill) {
			this(column, categories, offset, scale, fill, Set.of());
		}

		@Override
		public int width() {
			return 1;
		}

		@Override
		public double value(@Nullable String text) {
			return seen(Encoder.position(this.categories, text));
		}

		@Override
		public double seen(double value) {
			return Encoder.seen(this.categories, this.unseen, value);
		}

		@Override
		public boolean neverSaw(@Nullable String text) {
			return !Row.missing(Objects.requireNonNullElse(text, "").strip()) && Double.isNaN(value(text));
		}

		@Override
		public void encode(double value, float[] into, int offset) {
			double present = Double.isNaN(value) ? this.fill : value;
			into[offset] = Encoder.single(this.column, (present - this.offset) / this.scale);
		}

	}

}
