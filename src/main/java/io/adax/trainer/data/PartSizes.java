package io.adax.trainer.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many rows the parts of a split have, by the arithmetic that draws them.
 *
 * <p>
 * If classes keep their shares, that depends on how many rows each class has, which a
 * schema does not tell: of the same number of rows, classes of one row each are divided
 * least, and classes of the same size most.
 */
public record PartSizes(long validation, long test) {

	/**
	 * The sizes that a spec may lead to: one if they are certain, else those of classes
	 * of the same size and those of classes of which all but one have a single row.
	 */
	public static List<PartSizes> possible(DataSpec spec) {
		int rows = (int) Math.min(labelled(spec), Integer.MAX_VALUE);
		int classes = (int) Math.min(classes(spec), rows);
		return Stream.of(even(rows, classes), lopsided(rows, classes))
			.map((counts) -> Split.sizes(counts, spec.split().validation(), spec.heldBackForTest()))
			.map((sizes) -> new PartSizes(sum(sizes.validation()), sum(sizes.test())))
			.distinct()
			.toList();
	}

	/** Rows of the spec's table that have a target value. */
	public static long labelled(DataSpec spec) {
		long missing = spec.schema().column(spec.target()).map(Column::missing).orElse(0L);
		return spec.schema().rows() - missing;
	}

	/** How many groups of rows are divided for themselves. */
	public static long classes(DataSpec spec) {
		long labels = spec.schema().column(spec.target()).map(Column::categories).map(List::size).orElse(1);
		return spec.stratified() ? labels : 1;
	}

	private static int[] even(int rows, int classes) {
		return IntStream.range(0, classes).map((i) -> rows / classes + ((i < rows % classes) ? 1 : 0)).toArray();
	}

	private static int[] lopsided(int rows, int classes) {
		return IntStream.range(0, classes).map((i) -> (i == 0) ? rows - classes + 1 : 1).toArray();
	}

	private static long sum(int[] sizes) {
		return Arrays.stream(sizes).asLongStream().sum();
	}

}
