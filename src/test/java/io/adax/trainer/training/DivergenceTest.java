package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.adax.trainer.data.CategoricalEncoding;
import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Normalization;
import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.data.Task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** No run that ends well has results that are no finite numbers. */
class DivergenceTest {

	/**
	 * One step from here, slopes are large, and answers to what was trained on are not.
	 */
	private static final OptimizerSpec SGD = new SgdOptimizer(5.0, 0.0, 0.0, OptimizerSpec.NO_SCHEDULE);

	@TempDir
	Path directory;

	@Test
	void tellsOfTheOnlyStepThatEndedInInfinity() throws IOException {
		OptimizerSpec wild = new SgdOptimizer(1000.0, 0.0, 0.0, OptimizerSpec.NO_SCHEDULE);
		TrainingResult result = train(numbers("1e15", null), wild);
		assertThat(result.outcome()).isEqualTo(TrainingResult.Outcome.DIVERGED);
		assertThat(result.model()).isNull();
	}

	@Test
	void tellsOfATestPartThatSoundParametersCannotAnswer() throws IOException {
		TrainingResult result = train(numbers("1", "3e38"), SGD);
		assertThat(result.outcome()).isEqualTo(TrainingResult.Outcome.DIVERGED);
		assertThat(result.message()).startsWith("test.loss became ").contains("after epoch 1");
		assertThat(this.directory.resolve("model.zip")).doesNotExist();
	}

	@Test
	void tellsOfScoresBeyondAllNumbers() {
		Evaluation beyond = new Evaluation.Regression("validation", 8, 0.5, Double.POSITIVE_INFINITY,
				Double.POSITIVE_INFINITY, 1e200, null);
		assertThatExceptionOfType(Divergence.class).isThrownBy(() -> Evaluator.requireFinite(beyond, 3))
			.withMessage("validation.mse became Infinity after epoch 3, with parameters that are still finite.");
	}

	@Test
	void answersNothingToARowWhoseAnswerIsNoNumber() throws IOException {
		TrainingResult result = train(numbers("1", null), SGD);
		try (Predictor predictor = Predictor.load(Path.of(String.valueOf(result.model().file())))) {
			assertThat(predictor.predict(List.of(Map.of("x", "3e38"), Map.of("x", "1")))).first()
				.isEqualTo(Prediction.NONE);
			assertThat(predictor.predict(List.of(Map.of("x", "1"))).get(0).value()).isFinite();
		}
	}

	@Test
	void warnsOfALoneRowThatBatchNormalizationSees() throws IOException {
		List<TrainingEvent> events = new ArrayList<>();
		RunSpec spec = new RunSpec(numbers("1", null), Samples.NOISY, SGD, training(3));
		for (int batchSize : new int[] { 3, 4 }) {
			Trainer.train(new RunSpec(spec.data(), spec.network(), SGD, training(batchSize)), this.directory,
					events::add, () -> false, Clock.systemUTC());
		}
		assertThat(events).filteredOn(TrainingEvent.Warned.class::isInstance)
			.singleElement()
			.satisfies((event) -> assertThat(((TrainingEvent.Warned) event).message())
				.contains("10 rows in batches of 3", "batchNormalization"));
	}

	private TrainingResult train(DataSpec data, OptimizerSpec optimizer) throws IOException {
		return Trainer.train(new RunSpec(data, new NetworkSpec(List.of(new LayerSpec.Dense(64, Activation.IDENTITY))),
				optimizer, training(16)), this.directory, (event) -> {
				}, () -> false, Clock.systemUTC());
	}

	private static TrainingSpec training(int batchSize) {
		return new TrainingSpec(1, batchSize, 42L, null, null, new TrainingSpec.Checkpointing(1_000_000, 1));
	}

	/** Ten rows of that input, and one that is the test part. */
	private DataSpec numbers(String x, @Nullable String test) throws IOException {
		Path file = Files.writeString(this.directory.resolve("table.csv"),
				"x,y\n" + (x + ",1\n" + x + ",2\n").repeat(5));
		Path other = (test != null) ? Files.writeString(this.directory.resolve("test.csv"), "x,y\n" + test + ",1.5\n")
				: null;
		DataSpec data = Samples.data(file, Task.REGRESSION);
		return new DataSpec(data.source(), (other != null) ? Samples.data(other, Task.REGRESSION).source() : null, 0,
				data.schema(), Task.REGRESSION, "y", new SplitSpec(0.0, 0.0, null), Normalization.NONE,
				CategoricalEncoding.ONE_HOT);
	}

}
