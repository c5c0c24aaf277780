package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import io.adax.trainer.data.DataSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every optimizer trains a network through the whole loop. */
@Tag("thorough")
class OptimizerTrainingTest {

	@TempDir
	Path directory;

	static Stream<OptimizerSpec> fitted() {
		return AllOptimizers.byDefault().map((spec) -> switch (spec.typeName()) {
			case "sgd" -> spec.withLearningRate(0.1);
			case "nesterovs", "adagrad" -> spec.withLearningRate(0.03);
			case "adafactor", "adadelta" -> spec;
			default -> spec.withLearningRate(0.01);
		});
	}

	@ParameterizedTest
	@MethodSource("fitted")
	void learnsTheIrises(OptimizerSpec optimizer) throws IOException {
		assertThat(accuracy(Samples.iris(this.directory), optimizer, 40)).isGreaterThanOrEqualTo(0.9);
	}

	@ParameterizedTest
	@MethodSource("fitted")
	void learnsSmallDigits(OptimizerSpec optimizer) throws IOException {
		assertThat(accuracy(Samples.digits(this.directory), optimizer, 6)).isGreaterThanOrEqualTo(0.9);
	}

	private double accuracy(DataSpec data, OptimizerSpec optimizer, int epochs) throws IOException {
		RunSpec spec = new RunSpec(data, new NetworkSpec(List.of(new LayerSpec.Dense(16, Activation.RELU))), optimizer,
				Samples.training(epochs, 2, null, 1_000_000));
		TrainingResult result = Trainer.train(spec, this.directory, (event) -> {
		}, () -> false, Clock.systemUTC());
		return ((Evaluation.Classification) result.validation()).accuracy();
	}

}
