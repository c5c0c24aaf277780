package io.adax.trainer.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExamplesTest {

	@Test
	void copiesRowsInOrderIntoTheCallersBuffers() {
		Examples examples = new Examples(3, 2, 1, new float[] { 1, 2, 3, 4, 5, 6 }, new float[] { 10, 20, 30 },
				new int[0], new double[] { 10, 20, 30 });
		float[] features = { 9, 9, 9, 9, 9 };
		float[] labels = { 9, 9, 9 };
		examples.batch(new int[] { 1, 2, 0 }, 1, 3, features, labels);
		assertThat(features).containsExactly(5, 6, 1, 2, 9);
		assertThat(labels).containsExactly(30, 10, 9);
	}

	@Test
	void refusesMoreValuesThanAnArrayHolds() {
		List<String> categories = IntStream.range(0, 50_000).mapToObj(Integer::toString).toList();
		Encoder encoder = new Encoder(List.of(new FeatureEncoding.OneHot("x", categories)),
				new TargetEncoding.Value("y", 0, 1));
		Cells cells = new Cells.OfNumbers(0);
		Table table = new Table(50_000, 0, List.of(cells), cells);
		assertThatExceptionOfType(TableException.class)
			.isThrownBy(() -> Examples.encode(encoder, table, new int[50_000], () -> false))
			.withMessageStartingWith("50000 rows of 50000 encoded values are more than");
	}

	@Test
	void growsColumnsAsTheyAreRead() {
		Cells numbers = new Cells.OfNumbers(0);
		Cells categories = new Cells.OfCategories(1);
		for (int i = 0; i < 1000; i++) {
			numbers.add(i + 0.5);
			categories.add((i % 2 == 0) ? i : Double.NaN);
		}
		double[] kept = IntStream.range(0, 1000).mapToDouble(numbers::value).toArray();
		assertThat(kept).isEqualTo(IntStream.range(0, 1000).mapToDouble((i) -> i + 0.5).toArray());
		assertThat(Arrays.asList(categories.value(998), categories.value(999))).containsExactly(998.0, Double.NaN);
	}

}
