package io.adax.trainer.training;

import java.util.List;
import java.util.Map;

import io.adax.trainer.optimizer.Pace;
import io.adax.trainer.optimizer.RateSchedule;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScheduleSpecTest {

	private static final RunLength RUN = new RunLength(100, 10);

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	private static String[] places(ScheduleSpec spec) {
		return VALIDATOR.validate(spec)
			.stream()
			.map((violation) -> violation.getPropertyPath().toString())
			.toArray(String[]::new);
	}

	@Test
	void endsWithTheLastIterationOfTheRun() {
		RateSchedule cosine = new Annealing.Cosine(0.1, null, 20).over(RUN);
		assertThat(cosine.factor(19, 1)).isEqualTo(1);
		assertThat(cosine.factor(20, 2)).isEqualTo(1);
		assertThat(cosine.factor(99, 9)).isEqualTo(0.1);
	}

	@Test
	void endsWithTheLastEpochOfTheRun() {
		RateSchedule cosine = new Annealing.Cosine(0.1, Pace.EPOCH, 20).over(RUN);
		assertThat(cosine.factor(80, 8)).isEqualTo(cosine.factor(89, 8)).isGreaterThan(0.1);
		assertThat(cosine.factor(90, 9)).isEqualTo(0.1);
	}

	@Test
	void warmsUpThroughARunThatIsShorterThanTheWarmup() {
		for (ScheduleSpec spec : new ScheduleSpec[] { new Annealing.Cosine(null, null, 400),
				new Annealing.Polynomial(null, null, null, 400) }) {
			assertThat(spec.over(RUN).factor(99, 9)).isCloseTo(0.25, within(1e-12));
		}
	}

	@Test
	void takesATableByItsNumbers() {
		RateSchedule table = new ScheduleSpec.Table(Map.of("0", 1.0, "9", 0.5, "10", 0.25), null, null).over(RUN);
		assertThat(table.factor(8, 0)).isEqualTo(1);
		assertThat(table.factor(9, 0)).isEqualTo(0.5);
		assertThat(table.factor(99, 9)).isEqualTo(0.25);
	}

	@Test
	void refusesATableWithoutABeginning() {
		assertThat(new ScheduleSpec.Table(Map.of("9", 0.5), null, null).faults()).containsExactly(
				SpecFault.clash("/values", "must have a value at 0, found only [9]", List.of("9"), "a value at 0"));
		assertThat(new ScheduleSpec.Table(Map.of("0", 0.5), null, null).faults()).isEmpty();
	}

	@Test
	void refusesPositionsThatAreNoNumbersAndNegativeShares() {
		assertThat(places(new ScheduleSpec.Table(Map.of("soon", 1.0), null, null)))
			.containsExactly("values<K>[soon].<map key>");
		assertThat(places(new ScheduleSpec.Table(Map.of("0", -1.0), null, null)))
			.containsExactly("values[0].<map value>");
	}

	@Test
	void asksForWhatNobodyCanGuess() {
		assertThat(places(new ScheduleSpec.Step(null, null, null, null))).containsExactly("stepSize");
		assertThat(places(new ScheduleSpec.Sigmoid(null, null, null, null))).containsExactlyInAnyOrder("gamma",
				"midpoint");
		assertThat(places(new Annealing.CosineRestarts(null, null, null, null, null))).containsExactly("periodSteps");
	}

}
