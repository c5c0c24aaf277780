package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.TableSource;
import io.adax.trainer.data.Task;
import io.adax.trainer.optimizer.Pace;
import io.adax.trainer.optimizer.RateSchedule;
import io.adax.trainer.training.TrainingResult.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

@Tag("thorough")
class TrainerTest {

	private static final BooleanSupplier NEVER = () -> false;

	@TempDir
	Path directory;

	private final List<TrainingEvent> events = new ArrayList<>();

	private TrainingResult train(RunSpec spec) throws IOException {
		return train(spec, NEVER);
	}

	private TrainingResult train(RunSpec spec, BooleanSupplier stop) throws IOException {
		return Trainer.train(spec, this.directory, this.events::add, stop, Clock.systemUTC());
	}

	@Test
	void warnsOfAWarmUpThatIsLongerThanTheRun() throws IOException {
		ScheduleSpec schedule = new ScheduleSpec.Constant(1000);
		OptimizerSpec optimizer = new SgdOptimizer(0.1, 0.0, 0.0, schedule);
		train(new RunSpec(Samples.iris(this.directory), Samples.DENSE, optimizer, Samples.training(2)));
		assertThat(this.events).filteredOn(TrainingEvent.Warned.class::isInstance)
			.singleElement()
			.asString()
			.contains("The warm-up takes 1,000 iterations and the run has 16");
	}

	@Test
	void endsWhileItLoadsItsTable() throws IOException {
		StringBuilder csv = new StringBuilder("x,y\n");
		IntStream.range(0, 3000).forEach((row) -> csv.append(row).append(',').append(row % 7).append(".5\n"));
		DataSpec data = Samples.data(Files.writeString(this.directory.resolve("long.csv"), csv), Task.REGRESSION);
		TrainingResult result = train(new RunSpec(data, Samples.DENSE, Samples.ADAX, Samples.training(1)), () -> true);
		assertThat(result.outcome()).isEqualTo(Outcome.INTERRUPTED);
		assertThat(this.events).isEmpty();
		assertThat(this.directory).isDirectoryNotContaining("glob:**.ckpt");
	}

	/** A row of a small batch costs many times what it costs in an evaluation. */
	@Test
	void trainsForAsLongAsItMayThoughItsTestTableIsMuchLarger() throws IOException {
		DataSpec small = Samples.plane(this.directory);
		StringBuilder csv = new StringBuilder("x,y,z\n");
		IntStream.range(0, 200_000).forEach((row) -> csv.append(row % 3).append(',').append(row % 5).append(",100\n"));
		Path large = Files.writeString(this.directory.resolve("large.csv"), csv);
		DataSpec data = new DataSpec(small.source(), new TableSource(large.toString(), small.source().format()),
				200_000, small.schema(), small.task(), small.target(), small.split(), small.normalization(),
				small.categories());
		TrainingResult result = train(new RunSpec(data, Samples.DENSE, Samples.ADAX, new TrainingSpec(1_000_000, 16,
				42L, Duration.ofSeconds(8), null, new TrainingSpec.Checkpointing(1_000_000, 3))));
		assertThat(result.outcome()).isEqualTo(Outcome.OUT_OF_TIME);
		assertThat(result.iterations()).isGreaterThan(100);
	}

	@Test
	void learnsTheIrises() throws IOException {
		TrainingResult result = train(
				new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX, Samples.training(60)));
		assertThat(result.outcome()).isEqualTo(Outcome.COMPLETED);
		assertThat(result.validation()).isInstanceOfSatisfying(Evaluation.Classification.class,
				(evaluation) -> assertThat(evaluation.accuracy()).isGreaterThanOrEqualTo(0.9));
	}

	@Test
	void learnsTwoClassesWithOneSigmoidUnit() throws IOException {
		TrainingResult result = train(
				new RunSpec(Samples.twoClasses(this.directory), Samples.DENSE, Samples.ADAX, Samples.training(30)));
		assertThat(result.model().parameters()).isEqualTo((2 + 1) * 16 + (16 + 1));
		assertThat(result.validation()).isInstanceOfSatisfying(Evaluation.Classification.class, (evaluation) -> {
			assertThat(evaluation.accuracy()).isGreaterThanOrEqualTo(0.93);
			assertThat(evaluation.rocAuc()).isGreaterThan(0.97);
		});
	}

	@Test
	void learnsANumberInItsOwnUnit() throws IOException {
		TrainingResult result = train(
				new RunSpec(Samples.plane(this.directory), Samples.DENSE, Samples.ADAX, Samples.training(60)));
		assertThat(result.validation()).isInstanceOfSatisfying(Evaluation.Regression.class,
				(evaluation) -> assertThat(evaluation.r2()).isGreaterThan(0.98));
		try (Predictor predictor = Predictor.load(Path.of(result.model().file()))) {
			Prediction prediction = predictor.predict(List.of(Map.of("x", "1", "y", "1"))).get(0);
			assertThat(prediction.value()).isCloseTo(101, within(1.0));
		}
	}

	@Test
	void learnsWithoutAHiddenLayer() throws IOException {
		TrainingResult result = train(new RunSpec(Samples.twoClasses(this.directory), new NetworkSpec(List.of()),
				Samples.ADAX, Samples.training(60)));
		assertThat(result.validation()).isInstanceOfSatisfying(Evaluation.Classification.class,
				(evaluation) -> assertThat(evaluation.accuracy()).isGreaterThanOrEqualTo(0.93));
	}

	@Test
	void trainsDropoutBehindDropoutAtTheInput() throws IOException {
		NetworkSpec dropouts = new NetworkSpec(List.of(new LayerSpec.Dropout(0.1), new LayerSpec.Dropout(0.1)));
		TrainingResult result = train(
				new RunSpec(Samples.iris(this.directory), dropouts, Samples.ADAX, Samples.training(2)));
		assertThat(result.outcome()).isEqualTo(Outcome.COMPLETED);
	}

	@Test
	void measuresEveryIterationOnce() throws IOException {
		train(new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX, Samples.training(3)));
		assertThat(iterations("train.loss")).containsExactlyElementsOf(range(1, 24));
		assertThat(iterations("optimizer.learningRate")).containsExactlyElementsOf(range(1, 24));
		assertThat(iterations("optimizer.decay")).containsExactly(1L, 10L, 20L);
		assertThat(iterations("validation.loss")).containsExactly(8L, 16L, 24L);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 42, -1 })
	void givesTheSameBitsForTheSameSeed(long seed) throws IOException {
		RunSpec spec = new RunSpec(Samples.iris(this.directory), Samples.NOISY, Samples.ADAX,
				Samples.training(4, seed, null, 1_000_000));
		TrainingResult first = train(spec);
		TrainingResult second = train(spec);
		assertThat(second.model().parametersSha256()).isEqualTo(first.model().parametersSha256());
		assertThat(second.model().optimizerStateSha256()).isEqualTo(first.model().optimizerStateSha256());
		assertThat(values(second)).isEqualTo(values(first));
	}

	@Test
	void givesOtherBitsForAnotherSeed() throws IOException {
		TrainingResult first = train(new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX,
				Samples.training(2, 1, null, 1_000_000)));
		TrainingResult second = train(new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX,
				Samples.training(2, 2, null, 1_000_000)));
		assertThat(second.model().parametersSha256()).isNotEqualTo(first.model().parametersSha256());
	}

	/**
	 * It is asked before each of 8 batches, in the evaluation of the epoch, and in that
	 * at the end.
	 */
	@ParameterizedTest
	@CsvSource({ "1, 1", "7, 7", "8, 8", "9, 8", "14, 13", "26, 24", "35, 32", "36, 32" })
	void endsWithTheSameBitsWhenItIsInterrupted(int question, int iteration) throws IOException {
		RunSpec spec = new RunSpec(Samples.iris(this.directory), Samples.NOISY, Samples.ADAX, Samples.training(4));
		TrainingResult undisturbed = train(spec);
		int[] asked = { 0 };
		TrainingResult stopped = train(spec, () -> asked[0]++ == question);
		TrainingResult resumed = train(spec);
		assertThat(stopped.outcome()).isEqualTo(Outcome.INTERRUPTED);
		assertThat(stopped.iterations()).isEqualTo(iteration);
		assertThat(resumed.model().parametersSha256()).isEqualTo(undisturbed.model().parametersSha256());
		assertThat(resumed.model().optimizerStateSha256()).isEqualTo(undisturbed.model().optimizerStateSha256());
		assertThat(values(resumed)).isEqualTo(values(undisturbed));
	}

	@Test
	void measuresTheThroughputOfAnEpochThatACheckpointHolds() throws IOException {
		RunSpec spec = new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX,
				Samples.training(2, 42, null, 8));
		assertThatIllegalStateException().isThrownBy(() -> Trainer.train(spec, this.directory, (event) -> {
			if (event instanceof TrainingEvent.Checkpointed) {
				throw new IllegalStateException("killed at the end of an epoch");
			}
		}, NEVER, Clock.systemUTC()));
		train(spec);
		assertThat(iterations("throughput.samplesPerSecond")).containsExactly(8L, 16L);
	}

	@Test
	void goesOnWithTheRatesOfItsScheduleWhenItIsInterrupted() throws IOException {
		ScheduleSpec schedule = new ScheduleSpec.Step(0.5, 1, Pace.EPOCH, 3);
		RunSpec spec = new RunSpec(Samples.iris(this.directory), Samples.DENSE,
				new SgdOptimizer(0.1, 0.0, 0.0, schedule), Samples.training(3));
		int[] asked = { 0 };
		train(spec, () -> asked[0]++ == 11);
		train(spec);
		RateSchedule rates = schedule.over(new RunLength(24, 3));
		assertThat(points().stream()
			.filter((point) -> point.name().equals("optimizer.learningRate"))
			.map(MetricPoint::value))
			.containsExactlyElementsOf(IntStream.range(0, 24).mapToObj((i) -> 0.1 * rates.factor(i, i / 8)).toList());
	}

	@Test
	void saysThatItDiverged() throws IOException {
		OptimizerSpec wild = new SgdOptimizer(1000.0, 0.0, 0.0, OptimizerSpec.NO_SCHEDULE);
		TrainingResult result = train(
				new RunSpec(Samples.plane(this.directory), Samples.DENSE, wild, Samples.training(20)));
		assertThat(result.outcome()).isEqualTo(Outcome.DIVERGED);
		assertThat(result.model()).isNull();
		assertThat(result.message()).contains("iteration", "epoch");
	}

	@Test
	void stopsEarlyAndKeepsTheBest() throws IOException {
		TrainingSpec.EarlyStopping early = new TrainingSpec.EarlyStopping(ValidationMetric.LOSS, 3, 0.01);
		TrainingResult result = train(new RunSpec(Samples.twoClasses(this.directory), Samples.DENSE, Samples.ADAX,
				Samples.training(500, 42, early, 1_000_000)));
		assertThat(result.outcome()).isEqualTo(Outcome.STOPPED_EARLY);
		assertThat(result.epochs()).isEqualTo(result.best().epoch() + 3);
		assertThat(((Evaluation.Classification) result.validation()).loss()).isEqualTo(result.best().value());
	}

	@Test
	void endsWellWhenItsTimeIsOver() throws IOException {
		TrainingSpec oneMillisecond = new TrainingSpec(100_000, 16, 42L, java.time.Duration.ofMillis(1), null,
				new TrainingSpec.Checkpointing(1_000_000, 1));
		TrainingResult result = train(
				new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX, oneMillisecond));
		assertThat(result.outcome()).isEqualTo(Outcome.OUT_OF_TIME);
		assertThat(result.model()).isNotNull();
	}

	@Test
	void tellsOfItsLastCheckpointBeforeItMakesTheModel() throws IOException {
		List<Boolean> modelMade = new ArrayList<>();
		RunSpec spec = limited(
				new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX, Samples.training(8)), 1);
		Trainer.train(spec, this.directory, (event) -> {
			if (event instanceof TrainingEvent.Checkpointed) {
				modelMade.add(Files.exists(this.directory.resolve("model.zip")));
			}
		}, NEVER, Clock.systemUTC());
		assertThat(modelMade).containsExactly(false);
	}

	@Test
	void goesOnAfterItsTimeWasOverAsIfItHadNotBeen() throws IOException {
		RunSpec spec = new RunSpec(Samples.iris(this.directory), Samples.NOISY, Samples.ADAX, Samples.training(8));
		TrainingResult undisturbed = train(spec);
		TrainingResult first = Trainer.train(limited(spec, 290), this.directory, this.events::add, NEVER, ticking());
		TrainingResult second = Trainer.train(limited(spec, 60_000), this.directory, this.events::add, NEVER,
				ticking());
		assertThat(first.outcome()).isEqualTo(Outcome.OUT_OF_TIME);
		assertThat(first.iterations()).isBetween(9L, 63L).matches((iteration) -> iteration % 8 != 0, "inside an epoch");
		assertThat(first.model()).isNotNull();
		assertThat(second.outcome()).isEqualTo(Outcome.COMPLETED);
		assertThat(second.model().parametersSha256()).isEqualTo(undisturbed.model().parametersSha256());
		assertThat(values(second)).isEqualTo(values(undisturbed));
	}

	@Test
	void countsTheTimeOfTheAttemptsBefore() throws IOException {
		RunSpec spec = limited(
				new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX, Samples.training(100)), 300);
		TrainingResult first = Trainer.train(spec, this.directory, this.events::add, NEVER, ticking());
		TrainingResult second = Trainer.train(spec, this.directory, this.events::add, NEVER, ticking());
		assertThat(second.outcome()).isEqualTo(Outcome.OUT_OF_TIME);
		assertThat(second.iterations()).isEqualTo(first.iterations());
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 8, 40 })
	void stopsEarlyAtTheSameEpochWhenItIsInterrupted(int iteration) throws IOException {
		TrainingSpec.EarlyStopping early = new TrainingSpec.EarlyStopping(ValidationMetric.LOSS, 3, 0.05);
		RunSpec spec = new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX,
				Samples.training(500, 42, early, 1_000_000));
		TrainingResult undisturbed = train(spec);
		int[] asked = { 0 };
		TrainingResult stopped = train(spec, () -> asked[0]++ == iteration);
		TrainingResult resumed = train(spec);
		assertThat(stopped.outcome()).isEqualTo(Outcome.INTERRUPTED);
		assertThat(resumed.outcome()).isEqualTo(Outcome.STOPPED_EARLY);
		assertThat(resumed.epochs()).isEqualTo(undisturbed.epochs());
		assertThat(resumed.best()).isEqualTo(undisturbed.best());
		assertThat(resumed.model().parametersSha256()).isEqualTo(undisturbed.model().parametersSha256());
	}

	/** Its evaluation may take long, and the plug be pulled meanwhile. */
	@Test
	void savesItsStateAtTheEndOfALongTraining() throws IOException {
		TrainingSpec seldom = new TrainingSpec(8, 16, 42L, null, null,
				new TrainingSpec.Checkpointing(1_000_000, 86_400, 3));
		RunSpec spec = new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX, seldom);
		TrainingResult undisturbed = train(spec);
		assertThat(saved()).as("by a tiny one").isEmpty();
		TrainingResult first = Trainer.train(spec, this.directory, this.events::add, NEVER,
				new HandClock(java.time.Instant.EPOCH, java.time.Duration.ofSeconds(16)));
		assertThat(saved()).containsExactly(64L);
		TrainingResult second = train(spec);
		assertThat(second.outcome()).isEqualTo(Outcome.COMPLETED);
		assertThat(second.model().parametersSha256()).isEqualTo(first.model().parametersSha256())
			.isEqualTo(undisturbed.model().parametersSha256());
	}

	private List<Long> saved() {
		return this.events.stream()
			.filter(TrainingEvent.Checkpointed.class::isInstance)
			.map((event) -> ((TrainingEvent.Checkpointed) event).iteration())
			.toList();
	}

	private static Clock ticking() {
		return new HandClock(java.time.Instant.EPOCH, java.time.Duration.ofMillis(1));
	}

	private static RunSpec limited(RunSpec spec, long millis) {
		return new RunSpec(spec.data(), spec.network(), spec.optimizer(),
				spec.training().within(java.time.Duration.ofMillis(millis)));
	}

	private List<Long> iterations(String metric) {
		return points().stream().filter((point) -> point.name().equals(metric)).map(MetricPoint::iteration).toList();
	}

	private List<MetricPoint> points() {
		return this.events.stream()
			.filter(TrainingEvent.Measured.class::isInstance)
			.flatMap((event) -> ((TrainingEvent.Measured) event).points().stream())
			.toList();
	}

	private static List<Long> range(long from, long to) {
		return java.util.stream.LongStream.rangeClosed(from, to).boxed().toList();
	}

	/** All but what the clock decides. */
	private static Map<String, Double> values(TrainingResult result) {
		Map<String, Double> values = new java.util.TreeMap<>(result.finalMetrics());
		values.remove("throughput.samplesPerSecond");
		return values;
	}

}
