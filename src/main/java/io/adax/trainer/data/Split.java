package io.adax.trainer.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which rows go to which part; each row to one, each part in the table's order.
 */
@SuppressWarnings("ArrayRecordComponent")
record Split(int[] training, int[] validation, int[] test) {

	/**
	 * Draws the parts by the seed. Every group of rows is divided by the shares, rounded
	 * by the largest remainder so that a part has the rows that its share of all rows is.
	 * A group keeps at least one row for training.
	 * @param groups each row's group, counted from 0
	 */
	static Split draw(int[] groups, double validationShare, double testShare, long seed) {
		int[] counts = new int[Arrays.stream(groups).max().orElse(0) + 1];
		for (int group : groups) {
			counts[group]++;
		}
		Sizes sizes = sizes(counts, validationShare, testShare);
		int[] order = Seeds.permutation(groups.length, seed, Seeds.SPLIT);
		int[] testRows = take(order, groups, sizes.test());
		int[] validationRows = take(order, groups, sizes.validation());
		return new Split(remaining(order), validationRows, testRows);
	}

	/** How many rows of each group go to a part. */
	record Sizes(int[] validation, int[] test) {
	}

	/** The sizes of parts, which depend on the sizes of the groups alone. */
	static Sizes sizes(int[] counts, double validationShare, double testShare) {
		int[] room = Arrays.stream(counts).map((count) -> Math.max(0, count - 1)).toArray();
		int[] test = apportion(counts, testShare, room);
		return new Sizes(apportion(counts, validationShare, room), test);
	}

	/** How many rows of each group the share is; takes them from the groups' room. */
	private static int[] apportion(int[] counts, double share, int[] room) {
		int[] parts = new int[counts.length];
		long divisible = IntStream.of(counts).filter((count) -> count > 1).asLongStream().sum();
		long left = Math.round(divisible * share);
		for (int group = 0; group < counts.length; group++) {
			parts[group] = Math.min(room[group], (int) (counts[group] * share));
			left -= parts[group];
		}
		for (int group : byRemainder(counts, share)) {
			if (left > 0 && parts[group] < room[group]) {
				parts[group]++;
				left--;
			}
		}
		for (int group = 0; group < counts.length; group++) {
			room[group] -= parts[group];
		}
		return parts;
	}

	private static int[] byRemainder(int[] counts, double share) {
		Comparator<Integer> byRemainder = Comparator.comparingDouble((group) -> (counts[group] * share) % 1);
		return IntStream.range(0, counts.length)
			.boxed()
			.sorted(byRemainder.reversed())
			.mapToInt(Integer::intValue)
			.toArray();
	}

	/** The first rows of the order, as many of each group as wanted; marks them taken. */
	private static int[] take(int[] order, int[] groups, int[] wanted) {
		int[] rows = new int[Arrays.stream(wanted).sum()];
		int size = 0;
		for (int i = 0; i < order.length && size < rows.length; i++) {
			if (order[i] >= 0 && wanted[groups[order[i]]] > 0) {
				wanted[groups[order[i]]]--;
				rows[size++] = order[i];
				order[i] = -1;
			}
		}
		Arrays.sort(rows);
		return rows;
	}

	private static int[] remaining(int[] order) {
		return IntStream.of(order).filter((row) -> row >= 0).sorted().toArray();
	}

}
