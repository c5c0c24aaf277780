package io.adax.trainer.runs;

import java.util.List;
import java.util.stream.IntStream;

import io.adax.trainer.training.MetricPoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricChunkTest {

	@Test
	void givesBackThePointsThatItPacked() {
		List<MetricPoint> points = List.of(new MetricPoint("train.loss", 1, 1, 0.1 + 0.2, 1_795_000_000_000L),
				new MetricPoint("train.loss", Long.MAX_VALUE, Integer.MAX_VALUE, -Double.MIN_VALUE, 0));
		assertThat(new MetricChunk("c1", "r1", "train.loss", points).points()).isEqualTo(points);
	}

	@Test
	void hasAnOutlineWithTheExtremesOnceItIsFull() {
		MetricChunk chunk = new MetricChunk("c1", "r1", "train.loss", points(MetricChunk.FULL));
		MetricChunk.Summary full = chunk.summary();
		List<MetricPoint> outline = MetricPoints.unpack("train.loss", chunk.packedOutline().points());
		assertThat(outline).hasSizeBetween(MetricChunk.OUTLINE - 3, MetricChunk.OUTLINE)
			.contains(new MetricPoint("train.loss", 1001, 1, 1000, 1000));
		assertThat(full.isFull()).isTrue();
		assertThat(full.firstIteration()).isEqualTo(1);
		assertThat(full.lastIteration()).isEqualTo(MetricChunk.FULL);
	}

	@Test
	void hasNoOutlineBeforeThat() {
		assertThat(new MetricChunk("c1", "r1", "train.loss", points(MetricChunk.FULL - 1)).summary().isFull())
			.isFalse();
	}

	private static List<MetricPoint> points(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> new MetricPoint("train.loss", i + 1, 1, (i == 1000) ? 1000 : Math.sin(i), i))
			.toList();
	}

}
