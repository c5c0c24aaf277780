package io.adax.trainer.catalogue;

import java.util.List;

import io.adax.trainer.catalogue.ScheduleCurve.Point;
import io.adax.trainer.optimizer.SecondMomentDecay;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.RequestReader;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

class CurvesTest {

	private static final RequestReader READER = new RequestReader(
			Validation.buildDefaultValidatorFactory().getValidator(), List::of, 1 << 20);

	private final OptimizersController optimizers = new OptimizersController(READER);

	private final SchedulesController schedules = new SchedulesController(READER);

	private static MultiValueMap<String, String> query(String query) {
		return new LinkedMultiValueMap<>(UriComponentsBuilder.newInstance().query(query).build().getQueryParams());
	}

	private List<DecayCurve.Point> decay(String type, String query) {
		return this.optimizers.decay(type, query(query)).points();
	}

	private List<Point> rates(String query) {
		return this.schedules.curve(query(query)).points();
	}

	@ParameterizedTest
	@CsvSource({ "1, 2, 1", "2, 2, 2", "7, 200, 7", "200, 200, 200", "201, 200, 200", "1000, 200, 200",
			"1000000, 200, 200", "1000000000000, 10000, 10000" })
	void stepsAreDistinctAndBeginAndEndAsAsked(long maxStep, int points, int expected) {
		assertThat(new DecayQuery(maxStep, points).steps().toArray()).hasSize(expected)
			.startsWith(1)
			.endsWith(maxStep)
			.isSorted()
			.doesNotHaveDuplicates();
	}

	@Test
	void stepsHaveEqualRatios() {
		assertThat(new DecayQuery(10_000_000L, 8).steps().toArray()).containsExactly(1, 10, 100, 1000, 10_000, 100_000,
				1_000_000, 10_000_000);
	}

	@Test
	void drawsTheDecayOfAdaXToFullPrecision() {
		List<DecayCurve.Point> points = decay("adax", "maxStep=1000000000&points=50&beta2=0.001");
		SecondMomentDecay adaX = new SecondMomentDecay.AdaX(0.001);
		assertThat(points).hasSize(50);
		assertThat(points.get(0)).isEqualTo(new DecayCurve.Point(1, 0, 1));
		assertThat(points).allSatisfy((point) -> {
			assertThat(point.decay()).isEqualTo(adaX.decay(point.step()));
			assertThat(point.complement()).isEqualTo(adaX.complement(point.step()));
		});
	}

	@Test
	void drawsTheDecayOfEachOptimizerByDefault() {
		assertThat(decay("adaxw", "maxStep=10").get(9).complement())
			.isEqualTo(new SecondMomentDecay.AdaX(1e-4).complement(10));
		assertThat(decay("adam", "maxStep=10").get(9).complement())
			.isEqualTo(new SecondMomentDecay.Adam(0.999).complement(10));
		assertThat(decay("adafactor", "maxStep=10&decayExponent=0.5").get(9).complement())
			.isEqualTo(new SecondMomentDecay.AdaFactor(0.5).complement(10));
		assertThat(decay("adaptive", "maxStep=10").get(9).complement())
			.isEqualTo(new SecondMomentDecay.AdaX(1e-4).complement(10));
	}

	@ParameterizedTest
	@CsvSource({ "decay=adax&beta2=0.01, 0.09463", "beta2=0.01, 0.09463", "decay=adam&beta2=0.99, 0.104582",
			"decay=constant&beta2=0.9, 0.1", "decay=adafactor&c=1, 0.1" })
	void drawsADecayThatIsChosen(String query, double complement) {
		assertThat(decay("adaptive", query + "&maxStep=10").get(9).complement()).isCloseTo(complement, within(1e-3));
	}

	@ParameterizedTest
	@CsvSource({ "adax, beta2=0, /beta2, 'must be greater than 0 and at most 1, found 0: AdaX''s β2 of (1+β2)^t'",
			"adax, beta2=much, /beta2, 'must be a number of double precision, found \"much\"'",
			"adax, beta2=1e999999999, /beta2, 'must be a number of double precision, found 1E+999999999'",
			"adax, type=sgd, /type, 'is unknown here: the address names the type'",
			"adax, beta=1, /beta, 'is unknown; did you mean \"beta2\"?'",
			"adafactor, beta2=0.5, /beta2, 'is unknown; the fields here are decayExponent, maxStep, points'",
			"adaptive, decay=adam&c=1, /c, 'is unknown; the fields here are beta2, decay, maxStep, points'",
			"adax, beta2=0.1&beta2=0.2, /beta2, is given 2 times",
			"adax, maxStep=0, /maxStep, 'must be between 1 and 1000000000000, found 0'",
			"adam, beta2=1, /beta2, 'must be greater than 0 and less than 1, found 1: decay of the second moment β2'",
			"adax, points=10001, /points, 'must be between 2 and 10000, found 10001'",
			"adaptive, decay=adam&beta2=1, /beta2, 'must be greater than 0 and less than 1, found 1: decay of the second moment β2'",
			"adaptive, decay=adams, /decay, 'must be one of adax, adam, adafactor, constant, found \"adams\"; did you mean \"adam\"?'" })
	void namesTheParameterThatIsWrong(String type, String query, String pointer, String message) {
		InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> decay(type, query));
		assertThat(refused.faults()).singleElement().satisfies((fault) -> {
			assertThat(fault.pointer()).isEqualTo(pointer);
			assertThat(fault.message()).isEqualTo(message);
		});
	}

	/** As of any other operation. */
	@ParameterizedTest
	@CsvSource({ "type=cosine&wramupSteps=5, unknown, wramupSteps, warmupSteps",
			"type=cosine&learningRate=1&learningRate=2, duplicate, 1,", "'type=map&values=0:1,0:2', form, '0:1,0:2',",
			"type=cosin, choice, cosin, cosine" })
	void tellsThePartsOfAFault(String query, String rule, String found, String suggestion) {
		InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> rates(query));
		assertThat(refused.faults()).singleElement()
			.returns(rule, Fault::rule)
			.returns(found, Fault::found)
			.returns(suggestion, Fault::suggestion)
			.satisfies((fault) -> assertThat(fault.allowed()).isNotBlank());
	}

	@Test
	void namesAllParametersThatAreWrong() {
		InvalidRequest refused = catchThrowableOfType(InvalidRequest.class,
				() -> decay("adax", "points=1&maxStep=0&beta2=2&epsilon=-1"));
		assertThat(refused.faults()).extracting("pointer")
			.containsExactlyInAnyOrder("/points", "/maxStep", "/beta2", "/epsilon");
	}

	@Test
	void saysWhichOptimizersHaveADecay() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> decay("sgd", ""))
			.withMessageStartingWith("sgd has no such curve")
			.withMessageContaining("Those that are: adax, adaxw, adaptive, adafactor, adam. A decay that is the same");
	}

	@Test
	void drawsASchedule() {
		assertThat(rates("type=cosine&learningRate=2&totalSteps=5&stepsPerEpoch=2&warmupSteps=2&finalFraction=0.1"))
			.containsExactly(new Point(1, 1, 1), new Point(2, 1, 2), new Point(3, 2, 2),
					new Point(4, 2, 2 * (1 - 0.9 * 0.5)), new Point(5, 3, 0.2));
	}

	@Test
	void drawsATable() {
		assertThat(rates("type=map&values=0:1,2:0.5&totalSteps=4")).extracting(Point::learningRate)
			.containsExactly(1.0, 1.0, 0.5, 0.5);
	}

	@Test
	void drawsAScheduleByEpoch() {
		assertThat(rates("type=step&gamma=0.5&stepSize=1&per=epoch&totalSteps=4&stepsPerEpoch=2"))
			.extracting(Point::learningRate)
			.containsExactly(1.0, 1.0, 0.5, 0.5);
	}

	@Test
	void showsAsManyPointsAsAskedAndTheLast() {
		assertThat(rates("type=constant&totalSteps=1000000000&points=11")).hasSize(11)
			.extracting(Point::iteration)
			.startsWith(1L)
			.endsWith(1_000_000_000L);
		assertThat(rates("type=constant&totalSteps=1")).containsExactly(new Point(1, 1, 1));
	}

	@ParameterizedTest
	@CsvSource({ "type=map&values=5:0.1, /values, 'must have a value at 0, found only [5]'",
			"type=map&values=0.1, /values, 'must be pairs of different positions such as 0:1,1000:0.1, found \"0.1\"'",
			"'type=map&values=0:1,0:2', /values, 'must be pairs of different positions such as 0:1,1000:0.1, found \"0:1,0:2\"'",
			"type=map&values=0:a, /values/0, 'must be a number of double precision, found \"a\"'",
			"type=map, /values, is required",
			"type=cosin, /type, 'must be one of constant, step, exponential, inverse, polynomial, sigmoid, cycle, map, cosine, cosineRestarts, found \"cosin\"; did you mean \"cosine\"?'",
			"type=cosine&gamma=1, /gamma, 'is unknown; the fields here are finalFraction, learningRate, per, points, stepsPerEpoch, totalSteps, warmupSteps'",
			"type=cosine&per=batch, /per, 'must be one of iteration, epoch, found \"batch\"'",
			"type=cosine&learningRate=0, /learningRate, 'must be greater than 0 and at most 1000, found 0: the learning rate before the schedule'" })
	void namesTheParameterOfAScheduleThatIsWrong(String query, String pointer, String message) {
		InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> rates(query));
		assertThat(refused.faults()).singleElement().satisfies((fault) -> {
			assertThat(fault.pointer()).isEqualTo(pointer);
			assertThat(fault.message()).isEqualTo(message);
		});
	}

	@Test
	void asksForTheTypeOfASchedule() {
		InvalidRequest refused = catchThrowableOfType(InvalidRequest.class, () -> rates("warmupSteps=1"));
		assertThat(refused.faults()).extracting("pointer").containsExactly("/type");
	}

}
