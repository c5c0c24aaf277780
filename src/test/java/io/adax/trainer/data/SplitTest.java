package io.adax.trainer.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SplitTest {

	@Test
	void putsEveryRowIntoOnePart() {
		Split split = Split.draw(groups(40, 35, 25), 0.2, 0.1, 42);
		int[] all = Stream.of(split.training(), split.validation(), split.test())
			.flatMapToInt(Arrays::stream)
			.sorted()
			.toArray();
		assertThat(all).isEqualTo(IntStream.range(0, 100).toArray());
	}

	@Test
	void keepsTheShareOfEachGroupInEachPart() {
		int[] groups = groups(500, 300, 200);
		Split split = Split.draw(groups, 0.2, 0.1, 42);
		assertThat(counts(groups, split.validation())).containsExactly(100, 60, 40);
		assertThat(counts(groups, split.test())).containsExactly(50, 30, 20);
		assertThat(counts(groups, split.training())).containsExactly(350, 210, 140);
	}

	@Test
	void roundsByTheLargestRemainder() {
		// shares of 0.3: 3.3, 1.8 and 0.9 rows, 6 of 20 together
		int[] groups = groups(11, 6, 3);
		assertThat(counts(groups, Split.draw(groups, 0.3, 0, 1).validation())).containsExactly(3, 2, 1);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.05, 0.1, 0.15, 0.2, 0.25, 0.33, 0.5 })
	void givesEachPartTheRowsOfItsShare(double share) {
		int[] groups = groups(13, 17, 29, 41);
		Split split = Split.draw(groups, share, 0.3, 3);
		assertThat(split.validation()).hasSize((int) Math.round(100 * share));
		assertThat(split.test()).hasSize(30);
	}

	@Test
	void keepsALoneRowForTraining() {
		int[] groups = groups(1, 9, 1);
		Split split = Split.draw(groups, 0.5, 0.4, 7);
		assertThat(counts(groups, split.training())).containsExactly(1, 1, 1);
	}

	@Test
	void keepsARowOfEveryGroupForTraining() {
		int[] groups = groups(2, 2, 2, 2);
		Split split = Split.draw(groups, 0.45, 0.45, 7);
		assertThat(counts(groups, split.training())).containsOnly(1);
	}

	@Test
	void drawsTheSameForTheSameSeedOnly() {
		int[] groups = groups(100, 100);
		assertThat(Split.draw(groups, 0.2, 0.1, 0).validation()).isEqualTo(Split.draw(groups, 0.2, 0.1, 0).validation())
			.isNotEqualTo(Split.draw(groups, 0.2, 0.1, 1).validation());
	}

	@Test
	void drawsFromTheWholeTable() {
		int[] validation = Split.draw(new int[10_000], 0.5, 0, 0).validation();
		// 2,500 are expected in the first half, with a standard deviation of 25
		assertThat(Arrays.stream(validation).filter((row) -> row < 5000).count()).isBetween(2400L, 2600L);
	}

	@Test
	void splitsNoRows() {
		assertThat(Split.draw(new int[0], 0.2, 0.1, 1).training()).isEmpty();
	}

	private static int[] groups(int... sizes) {
		return IntStream.range(0, sizes.length)
			.flatMap((group) -> IntStream.generate(() -> group).limit(sizes[group]))
			.toArray();
	}

	private static int[] counts(int[] groups, int[] rows) {
		int[] counts = new int[Arrays.stream(groups).max().orElse(0) + 1];
		for (int row : rows) {
			counts[groups[row]]++;
		}
		return counts;
	}

}
