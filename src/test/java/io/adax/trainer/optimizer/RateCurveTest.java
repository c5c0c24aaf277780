package io.adax.trainer.optimizer;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** The curves against the closed forms of their papers. */
class RateCurveTest {

	private static double[] factors(RateCurve curve, int to) {
		return IntStream.range(0, to).mapToDouble(curve::factor).toArray();
	}

	@Test
	void fallsAlongHalfACosine() {
		double[] half = IntStream.rangeClosed(0, 8)
			.mapToDouble((i) -> 0.1 + 0.9 * (1 + Math.cos(Math.PI * i / 8)) / 2)
			.toArray();
		assertThat(factors(new RateCurve.Cosine(0.1, 9), 9)).containsExactly(half, within(1e-12));
	}

	@Test
	void startsTheCosineAtExactlyTheFullRateAndEndsItAtExactlyTheFraction() {
		RateCurve cosine = new RateCurve.Cosine(0.1, 9);
		assertThat(cosine.factor(0)).isEqualTo(1);
		assertThat(cosine.factor(8)).isEqualTo(0.1);
		assertThat(cosine.factor(Long.MAX_VALUE)).isEqualTo(0.1);
	}

	@Test
	void leavesTheCosineOutWhereThereIsNoRoomForIt() {
		assertThat(new RateCurve.Cosine(0.1, 1).factor(0)).isEqualTo(1);
	}

	/** η_t = η_min + (η_max - η_min)(1 + cos(π T_cur/T_i))/2, with T_i = T_0·T_mult^i. */
	@Test
	void restartsTheCosineAfterEachPeriod() {
		double[] expected = new double[2 + 6 + 18];
		for (int period = 2, at = 0; at < expected.length; at += period, period *= 3) {
			for (int current = 0; current < period; current++) {
				expected[at + current] = 0.2 + 0.8 * (1 + Math.cos(Math.PI * current / period)) / 2;
			}
		}
		assertThat(factors(new RateCurve.CosineRestarts(0.2, 2, 3), expected.length)).containsExactly(expected,
				within(1e-12));
	}

	@Test
	void restartsAfterPeriodsOfTheSameLength() {
		RateCurve restarts = new RateCurve.CosineRestarts(0, 10, 1);
		assertThat(restarts.factor(9)).isLessThan(0.05);
		assertThat(restarts.factor(10)).isEqualTo(1);
		assertThat(restarts.factor(1_000_000_005)).isCloseTo(0.5, within(1e-12));
	}

	@Test
	void risesAndFallsOnceAndThenFarBelow() {
		RateCurve cycle = new RateCurve.Cycle(0.1, 0.25, 0.01, 16);
		assertThat(factors(cycle, 16)).containsExactly(new double[] { 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 1, 0.85, 0.7,
				0.55, 0.4, 0.25, 0.1, 0.1 * Math.pow(0.01, 1 / 3.0), 0.1 * Math.pow(0.01, 2 / 3.0), 0.1 * 0.01 },
				within(1e-12));
		assertThat(cycle.factor(1000)).isEqualTo(0.1 * 0.01);
	}

	@Test
	void cyclesWithoutAnnealingAndInRunsThatAreTooShort() {
		assertThat(factors(new RateCurve.Cycle(0.5, 0, 0.1, 4), 4)).containsExactly(new double[] { 0.5, 0.75, 1, 0.75 },
				within(1e-12));
		assertThat(factors(new RateCurve.Cycle(0.5, 0.1, 0.1, 1), 1)).containsExactly(0.5);
		assertThat(new RateCurve.Cycle(0.5, 0.1, 0.1, 10).factor(9)).isEqualTo(0.5 * 0.1);
		assertThat(factors(new RateCurve.Cycle(0.5, 1, 0.1, 1), 1)).containsExactly(0.5);
	}

	@Test
	void fallsWithAPowerOfWhatIsLeft() {
		assertThat(factors(new RateCurve.Polynomial(2, 0, 4), 6))
			.containsExactly(new double[] { 1, 0.5625, 0.25, 0.0625, 0, 0 }, within(1e-12));
		assertThat(new RateCurve.Polynomial(1, 0.2, 4).factor(2)).isCloseTo(0.6, within(1e-12));
	}

	@Test
	void holdsEachValueOfATableUntilTheNext() {
		RateCurve table = new RateCurve.Table(new TreeMap<>(Map.of(0L, 1.0, 2L, 0.5, 4L, 0.0)));
		assertThat(factors(table, 6)).containsExactly(1, 1, 0.5, 0.5, 0, 0);
	}

	@Test
	void refusesATableThatDoesNotBeginAtZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateCurve.Table(new TreeMap<>(Map.of(2L, 1.0))))
			.withMessage("factors must begin at 0, found [2]");
	}

	@Test
	void refusesWhatIsNoCurve() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateCurve.Cosine(1.1, 1))
			.withMessageStartingWith("finalFraction is 1.1");
		assertThatIllegalArgumentException().isThrownBy(() -> new RateCurve.Cosine(0, 0))
			.withMessageStartingWith("length is 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new RateCurve.Step(0.1, 0))
			.withMessageStartingWith("stepSize is 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new RateCurve.Exponential(Double.NaN))
			.withMessageStartingWith("gamma is NaN");
	}

}
