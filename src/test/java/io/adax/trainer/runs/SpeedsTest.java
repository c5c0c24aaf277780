package io.adax.trainer.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyDouble;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class SpeedsTest {

	private static final MeasuredRun COLD = run(16, 3.0);

	private static final MeasuredRun SHORT = run(800, 12.0);

	private static final MeasuredRun LONG = run(8000, 39.5);

	@Test
	void knowsNothingWithoutARun() {
		RunRepository none = mock();
		given(none.findMeasuredBetween(any(), anyDouble(), anyDouble(), any())).willReturn(List.of());
		assertThat(new Speeds(none).estimate("p", 1000, 16, 100)).isEmpty();
	}

	/** Most of its three seconds are its start. */
	@Test
	void countsNoColdRunWhereThereIsALongerOne() {
		assertThat(estimate(8000, COLD, SHORT)).isEqualTo(new TimeEstimate(120, 12, 120, 1, 800));
	}

	@Test
	void countsNoShortRunWhereThereIsOneAsLong() {
		assertThat(estimate(8000, LONG, SHORT, COLD)).isEqualTo(new TimeEstimate(39.5, 39.5, 39.5, 1, 8000));
		assertThat(estimate(2500, LONG, SHORT, COLD).runs()).as("both are about as long").isEqualTo(2);
	}

	/** The other way round it would be told 0.079 s. */
	@Test
	void countsNoLongRunForAShortOne() {
		assertThat(estimate(16, LONG, SHORT, COLD)).isEqualTo(new TimeEstimate(3, 3, 3, 1, 16));
	}

	@Test
	void takesTheNearestWhereNoneIsAboutAsLong() {
		assertThat(estimate(800, COLD, COLD)).isEqualTo(new TimeEstimate(150, 3, 150, 2, 16));
	}

	/** What the runs after those of these tests really took. */
	@Test
	void hasTheTruthBetweenItsBoundsAlsoByRunsOfAnotherLength() {
		assertBetween(estimate(800, COLD), 12.0);
		assertBetween(estimate(8000, COLD), 39.5);
		assertBetween(estimate(8000, COLD, SHORT), 39.5);
		assertBetween(estimate(16, LONG), 3.0);
	}

	private static void assertBetween(TimeEstimate estimate, double seconds) {
		assertThat(seconds).isBetween(estimate.atLeastSeconds(), estimate.atMostSeconds());
	}

	@Test
	void saysThatAShortRunsStartMayMakeItTooLong() {
		assertThat(estimate(8000, COLD, SHORT).doubt(8000)).hasValue(
				"The estimate of the time may be too long: the runs alike made 800 iterations, of which the start is a larger part than of 8,000.");
		assertThat(estimate(16, LONG).doubt(16)).hasValueSatisfying(
				(doubt) -> assertThat(doubt).contains("too short", "8,000 iterations", "smaller part than of 16."));
		assertThat(estimate(8000, LONG, SHORT, COLD).doubt(8000)).isEmpty();
		assertThat(estimate(3200, SHORT).doubt(3200)).isEmpty();
		assertThat(estimate(200, SHORT).doubt(200)).isEmpty();
	}

	@Test
	void isTheLowerMedianBetweenTheFastestAndTheSlowest() {
		assertThat(estimate(100, run(100, 8), run(100, 2))).isEqualTo(new TimeEstimate(2, 2, 8, 2, 100));
		assertThat(estimate(100, run(200, 8), run(100, 9), run(50, 1))).isEqualTo(new TimeEstimate(4, 2, 9, 3, 200));
	}

	@Test
	void countsTheNewestTwentyOfThoseAboutAsLong() {
		List<MeasuredRun> newestFirst = new ArrayList<>(Collections.nCopies(30, COLD));
		newestFirst.addAll(Collections.nCopies(20, LONG));
		newestFirst.add(run(8000, 4000));
		assertThat(estimate(8000, newestFirst.toArray(MeasuredRun[]::new)))
			.isEqualTo(new TimeEstimate(39.5, 39.5, 39.5, 20, 8000));
	}

	private static TimeEstimate estimate(long iterations, MeasuredRun... newestFirst) {
		RunRepository runs = mock();
		given(runs.findMeasuredBetween(eq("p"), eq(4500.0), eq(72000.0), any()))
			.willReturn(Stream.of(newestFirst).toList());
		return new Speeds(runs).estimate("p", 1000, 16, iterations).orElseThrow();
	}

	private static MeasuredRun run(long iterations, double seconds) {
		return new MeasuredRun(iterations, Instant.EPOCH,
				Instant.EPOCH.plus(Duration.ofMillis(Math.round(seconds * 1000))));
	}

}
