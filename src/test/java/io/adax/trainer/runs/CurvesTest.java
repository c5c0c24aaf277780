package io.adax.trainer.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.adax.trainer.training.MetricPoint;
import io.adax.trainer.training.NumericEnvironment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class CurvesTest {

	private static final NumericEnvironment ENVIRONMENT = new NumericEnvironment("none", "none", "none", "none", 1,
			"none", "none", "none");

	private final List<Run> attempts = new ArrayList<>();

	private final List<MetricChunk> chunks = new ArrayList<>();

	/** Chunks whose points were read. */
	private final List<String> read = new ArrayList<>();

	private int mostAtOnce;

	private Runnable beforePoints = () -> {
	};

	@Test
	void joinsAttemptsWhereTheNextWentOn() {
		attempt(0).measured(1, 140);
		attempt(100).measured(101, 160);
		assertThat(iterations()).containsExactlyElementsOf(upTo(160));
	}

	@Test
	void dropsWhatALaterAttemptBeganAnew() {
		attempt(0).measured(1, 140);
		attempt(100).measured(101, 130);
		attempt(50).measured(51, 160);
		assertThat(iterations()).containsExactlyElementsOf(upTo(160));
	}

	@Test
	void keepsTheCurveWhileTheNextAttemptHasNotBegun() {
		attempt(0).measured(1, 140);
		attemptThatHasNotBegun();
		assertThat(iterations()).containsExactlyElementsOf(upTo(140));
	}

	@Test
	void passesOverAnAttemptThatNeverBegan() {
		attempt(0).measured(1, 140);
		attemptThatHasNotBegun();
		attempt(100).measured(101, 160);
		assertThat(iterations()).containsExactlyElementsOf(upTo(160));
	}

	@Test
	void showsOnceWhatTwoAttemptsMeasured() {
		attempt(0).measured(1, 100);
		attempt(100).measured(100, 160);
		assertThat(iterations()).containsExactlyElementsOf(upTo(160));
	}

	@Test
	void readsNoPointsWhereOutlinesAreFineEnough() {
		attempt(0).measured(1, 30 * MetricChunk.FULL);
		List<MetricSeries.Point> curve = curve(500);
		assertThat(curve).hasSizeBetween(490, 500).extracting(MetricSeries.Point::iteration).isSorted();
		assertThat(curve.get(0).iteration()).isEqualTo(1);
		assertThat(curve.get(curve.size() - 1).iteration()).isEqualTo(30 * MetricChunk.FULL);
		assertThat(this.read).isEmpty();
	}

	@Test
	void readsAllPointsWhereTheyAreAskedFor() {
		attempt(0).measured(1, 30 * MetricChunk.FULL);
		assertThat(curve(100_000)).hasSizeGreaterThan(99_990);
	}

	@Test
	void readsOnlyTheChunkInWhichTheNextAttemptWentOn() {
		attempt(0).measured(1, 30 * MetricChunk.FULL);
		attempt(100_000).measured(100_001, 100_100);
		List<MetricSeries.Point> curve = curve(500);
		assertThat(curve.get(curve.size() - 1).iteration()).isEqualTo(100_100);
		assertThat(curve).extracting(MetricSeries.Point::iteration).isSorted().doesNotHaveDuplicates();
		assertThat(this.read).as("chunks").hasSize(2);
	}

	@Test
	void isAsFineWhereChunksAreNotJoinedYet() {
		Recording attempt = attempt(0);
		attempt.measured(1, 30 * MetricChunk.FULL);
		attempt.measured(30 * MetricChunk.FULL + 1, 31 * MetricChunk.FULL - 1);
		assertThat(curve(500)).filteredOn((point) -> point.iteration() > 30 * MetricChunk.FULL)
			.as("points of the last of 31 stretches")
			.hasSizeBetween(10, 24);
	}

	@Test
	void hasFewChunksInMemoryHoweverManyThereAre() {
		attempt(0).measured(1, 300 * MetricChunk.FULL);
		List<MetricSeries.Point> curve = curve(8_000);
		assertThat(curve).hasSizeBetween(7_900, 8_000).extracting(MetricSeries.Point::iteration).isSorted();
		assertThat(curve.get(curve.size() - 1).iteration()).isEqualTo(300 * MetricChunk.FULL);
		assertThat(this.read).hasSize(300);
		assertThat(this.mostAtOnce).isLessThanOrEqualTo(32);
	}

	@Test
	void sharesOutWhatOneAnswerMayHold() {
		Run run = attemptThatHasNotBegun();
		for (int series = 0; series < 100; series++) {
			for (long from = 1; from <= 3 * MetricChunk.FULL; from += MetricChunk.FULL) {
				this.chunks.add(new MetricChunk("c" + this.chunks.size(), run.id(), "layer." + series + ".gradientNorm",
						points(from, from + MetricChunk.FULL - 1)));
			}
		}
		assertThat(curves(100_000)).hasSize(100)
			.allSatisfy((series) -> assertThat(series.points()).hasSizeBetween(1_950, 2_000));
	}

	/** The run ends between the look for its chunks and the look into them. */
	@Test
	void isWholeWhileChunksAreJoined() {
		Recording attempt = attempt(0);
		attempt.measured(1, 70);
		attempt.measured(71, 140);
		this.beforePoints = () -> {
			this.chunks.clear();
			this.chunks.add(new MetricChunk("joined", "run1", "train.loss", points(1, 140)));
		};
		assertThat(iterations()).containsExactlyElementsOf(upTo(140));
	}

	private List<Long> iterations() {
		return curve(1000).stream().map(MetricSeries.Point::iteration).toList();
	}

	private List<MetricSeries.Point> curve(int maxPoints) {
		return curves(maxPoints).get(0).points();
	}

	private List<MetricSeries.Series> curves(int maxPoints) {
		RunRepository runs = mock();
		given(runs.findByJobIdOrderByAttempt("job")).willReturn(this.attempts);
		MetricChunkRepository metrics = mock();
		given(metrics.summaries(any())).willAnswer((asked) -> this.chunks.stream().map(MetricChunk::summary).toList());
		given(metrics.points(any())).willAnswer((asked) -> {
			this.beforePoints.run();
			Collection<String> ids = asked.getArgument(0);
			this.read.addAll(ids);
			this.mostAtOnce = Math.max(this.mostAtOnce, ids.size());
			return chunks(ids).map(MetricChunk::packed).toList();
		});
		given(metrics.outlines(any()))
			.willAnswer((asked) -> chunks(asked.getArgument(0)).map(MetricChunk::packedOutline).toList());
		return new Curves(runs, metrics).of("job", Set.of(), maxPoints);
	}

	private Stream<MetricChunk> chunks(Collection<String> ids) {
		return this.chunks.stream().filter((chunk) -> ids.contains(chunk.id()));
	}

	private Recording attempt(long resumedFrom) {
		Run run = attemptThatHasNotBegun();
		run.begun(resumedFrom, ENVIRONMENT, List.of());
		return (first, last) -> {
			for (long from = first; from <= last; from += MetricChunk.FULL) {
				List<MetricPoint> points = points(from, Math.min(last, from + MetricChunk.FULL - 1));
				this.chunks.add(new MetricChunk("c" + this.chunks.size(), run.id(), "train.loss", points));
			}
		};
	}

	private Run attemptThatHasNotBegun() {
		int number = this.attempts.size() + 1;
		Run run = new Run("run" + number, "default", "job", number, Instant.EPOCH);
		this.attempts.add(run);
		return run;
	}

	private static List<MetricPoint> points(long first, long last) {
		return LongStream.rangeClosed(first, last).mapToObj((i) -> new MetricPoint("train.loss", i, 1, i, i)).toList();
	}

	private static List<Long> upTo(long last) {
		return LongStream.rangeClosed(1, last).boxed().toList();
	}

	private interface Recording {

		void measured(long first, long last);

	}

}
