package io.adax.trainer.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table become inputs and outputs of a network, as fitted on a training
 * part. A value that JSON keeps: it is saved with a model, and encodes the rows of its
 * predictions.
 *
 * @param features one for each feature column, in the order of the inputs
 * @param target the column that is learned
 * @param ignored columns of the table that nothing is learned from
 */
public record Encoder(List<FeatureEncoding> features, TargetEncoding target,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> ignored) {

	public Encoder {
		features = List.copyOf(features);
		ignored = List.copyOf(Objects.requireNonNullElse(ignored, List.of()));
	}

	/** Of a table that all is learned from. */
	public Encoder(List<FeatureEncoding> features, TargetEncoding target) {
		this(features, target, List.of());
	}

	/**
	 * How many inputs the spec's network has, known before any row is read.
	 * @throws TableException if the spec's columns cannot be learned from
	 */
	public static long inputs(DataSpec spec) {
		return Features.width(spec);
	}

	/**
	 * How many outputs the spec's network has: one a label, or one for a regression.
	 * @throws TableException if the spec's target cannot be learned
	 */
	public static long outputs(DataSpec spec) {
		return Target.of(spec).width();
	}

	static Encoder fit(DataSpec spec, Table table, int[] trainingRows) {
		List<Column> columns = Features.columns(spec);
		List<FeatureEncoding> features = new ArrayList<>(columns.size());
		for (int i = 0; i < columns.size(); i++) {
			features.add(Features.fit(spec, columns.get(i), table.features().get(i), trainingRows));
		}
		return new Encoder(features, Target.of(spec).fit(table.target(), trainingRows), Features.ignored(spec));
	}

	/** How many inputs there are. */
	public int inputs() {
		return this.features.stream().mapToInt(FeatureEncoding::width).sum();
	}

	/** How many outputs there are: one a label, or one for a regression. */
	public int outputs() {
		return this.target.width();
	}

	/** The names of columns that a row may have, and that are not looked at. */
	public Set<String> passedOver() {
		Set<String> columns = new HashSet<>(this.ignored);
		columns.add(this.target.column());
		return columns;
	}

	/** The names of the columns that inputs are made of. */
	public List<String> featureColumns() {
		return this.features.stream().map(FeatureEncoding::column).toList();
	}

	/**
	 * Writes the inputs of a row into the array, from the offset on.
	 * @param row by column name, values as they stand in a table; a column left out,
	 * null, empty or {@code ?} is missing, a category never seen counts as missing, and
	 * values of the target and of ignored columns are not looked at
	 * @throws TableException if a name is no column's, or a number is expected and the
	 * text is none
	 */
	public void encode(Map<String, @Nullable String> row, float[] into, int offset) {
		int at = offset;
		int known = 0;
		for (FeatureEncoding feature : this.features) {
			known += row.containsKey(feature.column()) ? 1 : 0;
			feature.encode(feature.value(row.get(feature.column())), into, at);
			at += feature.width();
		}
		if (known < row.size()) {
			requireKnown(row);
		}
	}

	private void requireKnown(Map<String, @Nullable String> row) {
		List<String> unknown = new ArrayList<>(row.keySet());
		unknown.removeAll(featureColumns());
		unknown.removeAll(passedOver());
		if (!unknown.isEmpty()) {
			throw new TableException(
					"Unknown column %s; known are %s.".formatted(Listing.of(unknown), Listing.of(featureColumns())));
		}
	}

	static double number(String column, @Nullable String text) {
		String stripped = Objects.requireNonNullElse(text, "").strip();
		if (Row.missing(stripped)) {
			return Double.NaN;
		}
		double number = Numbers.parse(stripped);
		if (Double.isNaN(number)) {
			throw new TableException(
					"Column '%s' has numbers; %s is none.".formatted(column, Listing.quoted(stripped)));
		}
		return number;
	}

	static double position(List<String> categories, @Nullable String text) {
		int position = categories.indexOf(Objects.requireNonNullElse(text, "").strip());
		return (position < 0) ? Double.NaN : position;
	}

	/** In an order that is always the same: the same model is to be the same bytes. */
	static Set<String> sorted(@Nullable Set<String> categories) {
		return Collections.unmodifiableSet(new TreeSet<>(Objects.requireNonNullElse(categories, Set.of())));
	}

	/** The position, or missing for one of an unseen category. */
	static double seen(List<String> categories, Set<String> unseen, double position) {
		boolean missing = Double.isNaN(position) || unseen.isEmpty();
		return (missing || !unseen.contains(categories.get((int) position))) ? position : Double.NaN;
	}

	/** The value in single precision, in which networks compute. */
	static float single(String column, double value) {
		float single = (float) value;
		if (!Float.isFinite(single)) {
			throw new TableException(
					"A number in column '%s' is too large for single precision. Use another normalization, or other units."
						.formatted(column));
		}
		return single;
	}

}
