package io.adax.trainer.runs;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import io.adax.trainer.training.MetricPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DownsamplingTest {

	@Test
	void leavesAShortSeriesAsItIs() {
		List<MetricPoint> points = series(50, Math::sin);
		assertThat(Downsampling.of(points, 50)).isSameAs(points);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 5, 6, 7, 50, 499, 999 })
	void neverExceedsItsMaximum(int max) {
		assertThat(Downsampling.of(series(1000, Math::sin), max)).hasSizeBetween(max - 3, max);
	}

	@Test
	void keepsTheFirstAndTheLast() {
		List<MetricPoint> points = series(1000, Math::sin);
		List<MetricPoint> kept = Downsampling.of(points, 10);
		assertThat(kept.get(0)).isEqualTo(points.get(0));
		assertThat(kept.get(kept.size() - 1)).isEqualTo(points.get(999));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 333, 500, 997, 998 })
	void keepsASpike(int at) {
		assertThat(Downsampling.of(series(1000, (i) -> (i == at) ? 9 : 0), 10)).anyMatch((point) -> point.value() == 9);
		assertThat(Downsampling.of(series(1000, (i) -> (i == at) ? -9 : 0), 10))
			.anyMatch((point) -> point.value() == -9);
	}

	@Test
	void keepsTheOrder() {
		assertThat(Downsampling.of(series(1000, (i) -> Math.sin(i * 0.7)), 100)).extracting(MetricPoint::iteration)
			.isSorted()
			.doesNotHaveDuplicates();
	}

	private static List<MetricPoint> series(int size, IntToDoubleFunction value) {
		return IntStream.range(0, size)
			.mapToObj((i) -> new MetricPoint("train.loss", i, 1, value.applyAsDouble(i), i))
			.toList();
	}

}
