package io.adax.trainer.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeedsTest {

	@Test
	void drawsTheSameForTheSameSeedAndKey() {
		assertThat(Seeds.permutation(100, 42, 1, 7)).isEqualTo(Seeds.permutation(100, 42, 1, 7));
	}

	@Test
	void keepsItsDrawsFromReleaseToRelease() {
		assertThat(Seeds.derive(0)).isEqualTo(0xE220A8397B1DCDAFL);
		assertThat(Seeds.permutation(8, 42, 1)).containsExactly(6, 1, 3, 7, 5, 2, 0, 4);
	}

	@Test
	void drawsOtherwiseForAnotherSeedOrKey() {
		int[] order = Seeds.permutation(100, 42, 1, 7);
		assertThat(Seeds.permutation(100, 43, 1, 7)).isNotEqualTo(order);
		assertThat(Seeds.permutation(100, 42, 2, 7)).isNotEqualTo(order);
		assertThat(Seeds.permutation(100, 42, 1, 8)).isNotEqualTo(order);
		assertThat(Seeds.permutation(100, 42, 7, 1)).isNotEqualTo(order);
		assertThat(Seeds.permutation(100, 42, 1)).isNotEqualTo(order);
	}

	@Test
	void treatsSeedZeroLikeAnyOther() {
		assertThat(Seeds.derive(0)).isNotZero();
		assertThat(Seeds.permutation(50, 0)).isNotEqualTo(IntStream.range(0, 50).toArray());
		assertThat(Seeds.permutation(50, 0, 0)).isNotEqualTo(Seeds.permutation(50, 0));
	}

	@Test
	void neverDerivesZero() {
		long gamma = 0x9E3779B97F4A7C15L;
		assertThat(Seeds.derive(-gamma)).as("the seed whose mix is 0").isNotZero();
	}

	@Test
	void derivesDistinctSeeds() {
		Set<Long> derived = new HashSet<>();
		for (long seed = 0; seed < 100; seed++) {
			for (long epoch = 0; epoch < 100; epoch++) {
				derived.add(Seeds.derive(seed, 3, epoch));
			}
		}
		assertThat(derived).hasSize(10_000);
	}

	@Test
	void permutesEveryNumberOnce() {
		int[] order = Seeds.permutation(1000, -1);
		Arrays.sort(order);
		assertThat(order).isEqualTo(IntStream.range(0, 1000).toArray());
		assertThat(Seeds.permutation(0, 1)).isEmpty();
		assertThat(Seeds.permutation(1, 1)).containsExactly(0);
	}

	@Test
	void drawsAllOrdersEquallyOften() {
		Map<String, Integer> counts = new HashMap<>();
		for (int i = 0; i < 60_000; i++) {
			counts.merge(Arrays.toString(Seeds.permutation(3, 5, i)), 1, Integer::sum);
		}
		// 10,000 each are expected, with a standard deviation of 91
		assertThat(counts).hasSize(6);
		assertThat(counts.values()).allSatisfy((count) -> assertThat(count).isBetween(9_600, 10_400));
	}

}
