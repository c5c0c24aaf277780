package io.adax.trainer.optimizer;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.SigmoidSchedule;
import org.nd4j.linalg.schedule.StepSchedule;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ScheduledRateTest {

	private static final double ALPHA = 0.3;

	private static final RateCurve TABLE = new RateCurve.Table(new TreeMap<>(Map.of(0L, 1.0, 7L, 0.5, 40L, 0.25)));

	record Case(RateCurve curve, ISchedule byIteration, ISchedule byEpoch) {

		@Override
		public String toString() {
			return this.curve.toString();
		}
	}

	static Stream<Case> sameAsNd4j() {
		ScheduleType iteration = ScheduleType.ITERATION;
		ScheduleType epoch = ScheduleType.EPOCH;
		Map<Integer, Double> rates = Map.of(0, ALPHA, 7, ALPHA / 2, 40, ALPHA / 4);
		double decay = Math.pow(0.01, 1 / 9.0);
		return Stream.of(
				new Case(new RateCurve.Step(0.7, 7), new StepSchedule(iteration, ALPHA, 0.7, 7),
						new StepSchedule(epoch, ALPHA, 0.7, 7)),
				new Case(new RateCurve.Exponential(0.97), new ExponentialSchedule(iteration, ALPHA, 0.97),
						new ExponentialSchedule(epoch, ALPHA, 0.97)),
				new Case(new RateCurve.Inverse(0.1, 0.75), new InverseSchedule(iteration, ALPHA, 0.1, 0.75),
						new InverseSchedule(epoch, ALPHA, 0.1, 0.75)),
				new Case(new RateCurve.Sigmoid(-0.2, 30), new SigmoidSchedule(iteration, ALPHA, -0.2, 30),
						new SigmoidSchedule(epoch, ALPHA, -0.2, 30)),
				new Case(new RateCurve.Cycle(0.1, 0.1, 0.01, 100),
						new CycleSchedule(iteration, ALPHA / 10, ALPHA, 100, 10, decay),
						new CycleSchedule(epoch, ALPHA / 10, ALPHA, 100, 10, decay)),
				new Case(TABLE, new MapSchedule(iteration, rates), new MapSchedule(epoch, rates)));
	}

	@ParameterizedTest
	@MethodSource("sameAsNd4j")
	void isNd4jsOwnByIteration(Case tried) {
		ISchedule ours = new ScheduledRate(ALPHA, tried.curve(), Pace.ITERATION, 0);
		for (int i = 0; i < 100; i++) {
			assertThat(ours.valueAt(i, i / 10)).isCloseTo(tried.byIteration().valueAt(i, i / 10), within(1e-12));
		}
	}

	@ParameterizedTest
	@MethodSource("sameAsNd4j")
	void isNd4jsOwnByEpoch(Case tried) {
		ISchedule ours = new ScheduledRate(ALPHA, tried.curve(), Pace.EPOCH, 0);
		for (int epoch = 0; epoch < 100; epoch++) {
			assertThat(ours.valueAt(3 * epoch, epoch)).isCloseTo(tried.byEpoch().valueAt(3 * epoch, epoch),
					within(1e-12));
		}
	}

	/**
	 * Why there is no comparison of that one: ND4J has 1 + i/n where Caffe has 1 - i/n.
	 */
	@Test
	void fallsWhereNd4jsPolynomialRises() {
		ISchedule theirs = new PolySchedule(ScheduleType.ITERATION, ALPHA, 2, 100);
		ISchedule ours = new ScheduledRate(ALPHA, new RateCurve.Polynomial(2, 0, 100), Pace.ITERATION, 0);
		assertThat(theirs.valueAt(50, 0)).isCloseTo(ALPHA * 2.25, within(1e-12));
		assertThat(ours.valueAt(50, 0)).isCloseTo(ALPHA * 0.25, within(1e-12));
	}

	@Test
	void risesLinearlyBeforeTheCurveBegins() {
		ISchedule warm = new ScheduledRate(2, new RateCurve.Cosine(0.1, 3), Pace.ITERATION, 4);
		assertThat(rates(warm, 8)).containsExactly(new double[] { 0.5, 1, 1.5, 2, 2, 1.1, 0.2, 0.2 }, within(1e-12));
	}

	@Test
	void countsTheEpochsOfTheWarmupToo() {
		ISchedule warm = new ScheduledRate(2, new RateCurve.Step(0.5, 1), Pace.EPOCH, 4);
		assertThat(IntStream.range(0, 6).mapToDouble((i) -> warm.valueAt(i, i / 2))).containsExactly(2 * 0.25, 2 * 0.5,
				0.75, 1.0, 0.5, 0.5);
	}

	@Test
	void isConstantWithoutWarmup() {
		assertThat(rates(new ScheduledRate(2, new RateCurve.Constant(), Pace.ITERATION, 0), 2)).containsExactly(2, 2);
	}

	static Stream<RateCurve> curves() {
		return Stream.concat(sameAsNd4j().map(Case::curve),
				Stream.of(new RateCurve.Constant(), new RateCurve.Polynomial(2, 0.1, 9), new RateCurve.Cosine(0.1, 9),
						new RateCurve.CosineRestarts(0.1, 9, 2)));
	}

	@ParameterizedTest
	@MethodSource("curves")
	void survivesTheJsonOfASavedNetwork(RateCurve curve) {
		Adam adam = new Adam(new ScheduledRate(2, curve, Pace.EPOCH, 4));
		String json = new NeuralNetConfiguration.Builder().updater(adam)
			.list()
			.layer(new OutputLayer.Builder().nIn(1).nOut(2).build())
			.build()
			.toJson();
		OutputLayer read = (OutputLayer) MultiLayerConfiguration.fromJson(json).getConf(0).getLayer();
		assertThat(read.getIUpdater()).isEqualTo(adam);
	}

	@ParameterizedTest
	@MethodSource("curves")
	void survivesJson(RateCurve curve) throws JsonProcessingException {
		ISchedule schedule = new ScheduledRate(2, curve, Pace.ITERATION, 4);
		String json = new ObjectMapper().writeValueAsString(schedule);
		assertThat(new ObjectMapper().readValue(json, ISchedule.class)).isEqualTo(schedule)
			.isEqualTo(schedule.clone())
			.hasSameHashCodeAs(schedule)
			.isNotEqualTo(new ScheduledRate(2, curve, Pace.ITERATION, 5));
	}

	@Test
	void refusesWhatIsNoSchedule() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ScheduledRate(Double.NaN, new RateCurve.Constant(), Pace.ITERATION, 0))
			.withMessageStartingWith("initialValue is NaN");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ScheduledRate(1, new RateCurve.Constant(), Pace.ITERATION, -1))
			.withMessage("warmupSteps is -1 but must be at least 0: it is a number of iterations");
	}

	private static double[] rates(ISchedule schedule, int to) {
		return IntStream.range(0, to).mapToDouble((i) -> schedule.valueAt(i, 0)).toArray();
	}

}
