package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import io.adax.trainer.training.InspectionSpec.Level;
import io.adax.trainer.training.TrainingResult.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("thorough")
class InspectedRunTest {

	private static final BooleanSupplier NEVER = () -> false;

	@TempDir
	Path directory;

	private final List<MetricPoint> points = new ArrayList<>();

	private TrainingResult train(RunSpec spec, BooleanSupplier stop) throws IOException {
		return Trainer.train(spec, this.directory, (event) -> {
			if (event instanceof TrainingEvent.Measured measured) {
				this.points.addAll(measured.points());
			}
		}, stop, Clock.systemUTC());
	}

	private RunSpec spec(Level level, int every) {
		return new RunSpec(Samples.iris(this.directory), Samples.NOISY, Samples.ADAX,
				new TrainingSpec(4, 16, 42L, null, null, null, null, new InspectionSpec(level, every)));
	}

	/** The last value of each point, as a resumed run's story is told. */
	private Map<String, Map<Long, Double>> series() {
		Map<String, Map<Long, Double>> series = new TreeMap<>();
		this.points.forEach((point) -> series.computeIfAbsent(point.name(), (name) -> new LinkedHashMap<>())
			.put(point.iteration(), point.value()));
		series.remove("throughput.samplesPerSecond");
		return series;
	}

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "FULL" })
	void endsWithTheBitsOfARunThatNobodyLookedAt(Level level) throws IOException {
		TrainingResult unseen = train(spec(Level.OFF, 1), NEVER);
		TrainingResult seen = train(spec(level, 1), NEVER);
		assertThat(seen.model().parametersSha256()).isEqualTo(unseen.model().parametersSha256());
		assertThat(seen.model().optimizerStateSha256()).isEqualTo(unseen.model().optimizerStateSha256());
	}

	@Test
	void measuresLossAndRateOnlyWhenItIsOff() throws IOException {
		train(spec(Level.OFF, 1), NEVER);
		assertThat(series().keySet()).containsExactly("optimizer.learningRate", "train.epochLoss", "train.loss",
				"validation.accuracy", "validation.loss");
	}

	@Test
	void measuresByLayerWhenItIsFull() throws IOException {
		TrainingResult result = train(spec(Level.FULL, 5), NEVER);
		assertThat(series()).containsKeys("layer.0.deadUnits", "layer.0.updateRatio", "layer.1.gradientNorm",
				"layer.3.updateRatio", "layer.4.gradientNorm", "optimizer.effectiveRate");
		assertThat(series().get("layer.0.updateRatio")).containsOnlyKeys(1L, 5L, 10L, 15L, 20L, 25L, 30L);
		assertThat(result.finalMetrics()).containsKey("optimizer.effectiveRate")
			.doesNotContainKey("layer.0.updateRatio");
	}

	/** Curves are asked for by these names only. */
	@Test
	void measuresNothingThatHasNoName() throws IOException {
		train(spec(Level.FULL, 5), NEVER);
		assertThat(this.points)
			.extracting((point) -> point.name().replaceAll("[.][0-9]+[.]", "." + Metrics.LAYER + "."))
			.isSubsetOf(Metrics.names())
			.contains("throughput.samplesPerSecond", "layer." + Metrics.LAYER + ".deadUnits");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 10, 13 })
	void seesTheSameWhenItWasInterrupted(int iteration) throws IOException {
		train(spec(Level.FULL, 5), NEVER);
		Map<String, Map<Long, Double>> undisturbed = series();
		this.points.clear();
		int[] asked = { 0 };
		train(spec(Level.FULL, 5), () -> asked[0]++ == iteration);
		train(spec(Level.FULL, 5), NEVER);
		assertThat(series()).isEqualTo(undisturbed);
	}

	@Test
	void savesNothingOfAStepThatOverflowed() throws IOException {
		OptimizerSpec wild = new SgdOptimizer(1e39, 0.0, 0.0, OptimizerSpec.NO_SCHEDULE);
		TrainingResult result = train(
				new RunSpec(Samples.iris(this.directory), Samples.DENSE, wild, Samples.training(2, 42, null, 1)),
				NEVER);
		assertThat(result.outcome()).isEqualTo(Outcome.DIVERGED);
		assertThat(result.message()).contains("The update became", "at iteration 1 (epoch 1)", "layer 0, W");
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files.map(Path::getFileName).map(Path::toString))
				.noneMatch((name) -> name.endsWith(".ckpt") || name.equals("model.zip"));
		}
	}

	@Test
	void namesLayerAndParameterWhereItDiverged() throws IOException {
		OptimizerSpec wild = new SgdOptimizer(1000.0, 0.0, 0.0, OptimizerSpec.NO_SCHEDULE);
		TrainingResult result = train(
				new RunSpec(Samples.plane(this.directory), Samples.DENSE, wild, Samples.training(20)), NEVER);
		assertThat(result.outcome()).isEqualTo(Outcome.DIVERGED);
		assertThat(result.message()).matches("The .+ became .+ at iteration \\d+ \\(epoch \\d+\\).*; "
				+ "layer \\d, [Wb]: the .+'s first non-finite value\\..*");
	}

	@Test
	void makesNoModelOfACheckpointThatWasNoGood() throws IOException {
		RunSpec spec = new RunSpec(Samples.iris(this.directory), Samples.DENSE, Samples.ADAX, Samples.training(2));
		int parameters = (4 + 1) * 16 + (16 + 1) * 3;
		INDArray spoiled = Nd4j.zeros(DataType.FLOAT, parameters).putScalar(4 * 16, Float.NaN);
		List<INDArray> arrays = List.of(spoiled, Nd4j.zeros(DataType.FLOAT, 2L * parameters));
		Checkpoint.write(CheckpointFiles.of(this.directory, 3),
				Checkpoint.Header.of(new RunPosition(3, 0, 3, 0, 48, null, 0, Map.of(), 0),
						Provenance.of(NumericEnvironments.current()), arrays),
				arrays);
		TrainingResult result = train(spec, NEVER);
		assertThat(result.outcome()).isEqualTo(Outcome.DIVERGED);
		assertThat(result.message()).contains("layer 0, b");
		assertThat(result.model()).isNull();
	}

}
