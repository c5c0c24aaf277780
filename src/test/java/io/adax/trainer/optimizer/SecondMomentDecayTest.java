package io.adax.trainer.optimizer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

@Tag("thorough")
class SecondMomentDecayTest {

	static final SecondMomentDecay[] ALL = { new SecondMomentDecay.Adam(0.999), new SecondMomentDecay.AdaX(1e-4),
			new SecondMomentDecay.AdaFactor(0.8), new SecondMomentDecay.Constant(0.99) };

	static final SecondMomentDecay[] UNBIASED = { ALL[0], ALL[1], ALL[2] };

	static final SecondMomentDecay[] GROWING = { ALL[1], ALL[2] };

	static final SecondMomentDecay[] RISING = { ALL[0], ALL[1], ALL[2], new SecondMomentDecay.Adam(0.3),
			new SecondMomentDecay.Adam(0.9), new SecondMomentDecay.Adam(0.9999999), new SecondMomentDecay.AdaX(1e-9),
			new SecondMomentDecay.AdaX(1), new SecondMomentDecay.AdaFactor(0.1), new SecondMomentDecay.AdaFactor(10) };

	record Reference(SecondMomentDecay decay, long t, double value) {

	}

	static Stream<Reference> references() {
		ReferenceTrajectories reference = ReferenceTrajectories.load();
		return Stream.of(ALL[0], ALL[1], ALL[2])
			.flatMap((decay) -> reference.decays()
				.get(decay.getClass().getSimpleName().toLowerCase())
				.stream()
				.map((point) -> new Reference(decay, (long) point[0], point[1])));
	}

	@ParameterizedTest
	@MethodSource("references")
	void isTheReferences(Reference reference) {
		assertThat(reference.decay().decay(reference.t())).isCloseTo(reference.value(), within(1e-13));
	}

	@ParameterizedTest
	@FieldSource("ALL")
	void andComplementAreOneTogether(SecondMomentDecay decay) {
		for (long t = 1; t <= 1_000_000_000; t = t * 3 / 2 + 1) {
			assertThat(decay.decay(t) + decay.complement(t)).isCloseTo(1, within(1e-15));
		}
	}

	@ParameterizedTest
	@FieldSource("UNBIASED")
	void isExactlyZeroAtTheFirstStep(SecondMomentDecay decay) {
		assertThat(decay.decay(1)).isEqualTo(0);
		assertThat(decay.complement(1)).isEqualTo(1);
	}

	@ParameterizedTest
	@FieldSource("GROWING")
	void risesToOne(SecondMomentDecay decay) {
		assertThat(decay.decay(1_000_000_000)).isCloseTo(1, within(1e-7));
	}

	@ParameterizedTest
	@FieldSource("RISING")
	void neverFallsFromStepToStep(SecondMomentDecay decay) {
		for (long t = 1; t <= 1_000_000; t++) {
			requireRise(decay, t, t + 1);
		}
	}

	@ParameterizedTest
	@FieldSource("RISING")
	void neverFallsOverManySteps(SecondMomentDecay decay) {
		for (long t = 1; t <= 1_000_000_000_000L; t += 1 + t / 1000) {
			requireRise(decay, t, t + 1);
			requireRise(decay, t + 1, t + 1 + t / 1000);
		}
	}

	private static void requireRise(SecondMomentDecay decay, long from, long to) {
		// without AssertJ, which would take longer than the decays
		if (decay.decay(to) < decay.decay(from)) {
			fail("%s falls from step %,d to step %,d", decay, from, to);
		}
	}

	@Test
	void ofAdamRisesToBeta2() {
		assertThat(new SecondMomentDecay.Adam(0.999).decay(1_000_000_000)).isEqualTo(0.999);
	}

	@Test
	void constantIsNotCorrected() {
		SecondMomentDecay constant = new SecondMomentDecay.Constant(0.75);
		assertThat(constant.decay(1)).isEqualTo(0.75);
		assertThat(constant.complement(1)).isEqualTo(0.25);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 1000, 100_000, 1_000_000 })
	void complementOfAdaXLosesNothingWhereTheDecayRoundsToOne(int t) {
		BigDecimal beta2 = new BigDecimal(1e-4);
		BigDecimal growth = beta2.add(BigDecimal.ONE).pow(t, new MathContext(60)).subtract(BigDecimal.ONE);
		double exact = beta2.divide(growth, MathContext.DECIMAL128).doubleValue();
		assertThat(new SecondMomentDecay.AdaX(1e-4).complement(t)).isCloseTo(exact, withinPercentage(1e-11));
	}

	@ParameterizedTest
	@FieldSource("ALL")
	void refusesStepZero(SecondMomentDecay decay) {
		assertThatIllegalArgumentException().isThrownBy(() -> decay.decay(0))
			.withMessage("t is 0 but must be at least 1: steps count from 1");
		assertThatIllegalArgumentException().isThrownBy(() -> decay.complement(0));
	}

	@Test
	void refusesWhatIsNoDecay() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SecondMomentDecay.Adam(1))
			.withMessage("beta2 is 1.0 but must be in (0, 1): it is the decay of a moving average");
		assertThatIllegalArgumentException().isThrownBy(() -> new SecondMomentDecay.AdaX(0))
			.withMessageStartingWith("beta2 is 0.0");
		assertThatIllegalArgumentException().isThrownBy(() -> new SecondMomentDecay.AdaFactor(Double.NaN))
			.withMessageStartingWith("c is NaN");
		assertThatIllegalArgumentException().isThrownBy(() -> new SecondMomentDecay.Constant(1))
			.withMessageStartingWith("beta2 is 1.0");
	}

}
