package io.adax.trainer.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import io.adax.trainer.data.CategoricalEncoding;
import io.adax.trainer.data.DataSpec;
import io.adax.trainer.data.Normalization;
import io.adax.trainer.data.ScanLimits;
import io.adax.trainer.data.ScanOptions;
import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.data.TableScan;
import io.adax.trainer.data.TableScanner;
import io.adax.trainer.data.TableSource;
import io.adax.trainer.data.TableType;
import io.adax.trainer.data.Task;

/** Specs and tables to train on. */
final class Samples {

	static final OptimizerSpec ADAX = AdaXOptimizer.byDefault().withLearningRate(5e-3);

	static final NetworkSpec DENSE = new NetworkSpec(List.of(new LayerSpec.Dense(16, Activation.RELU)));

	/** Dropout and batch normalisation: all that is random or has statistics. */
	static final NetworkSpec NOISY = new NetworkSpec(List.of(new LayerSpec.Dense(16, Activation.RELU),
			new LayerSpec.BatchNormalization(), new LayerSpec.Dropout(0.2), new LayerSpec.Dense(8, Activation.TANH)));

	private Samples() {
	}

	/** AdaX's step for the whole network. */
	static OptimizerStep step(Objective objective, long totalIterations) {
		return new OptimizerStep(LayerOptimizers.of(ADAX, DENSE), null, objective, new RunLength(totalIterations, 1));
	}

	/** The 150 irises inside deeplearning4j-core. */
	static DataSpec iris(Path directory) {
		try (InputStream in = Samples.class.getResourceAsStream("/iris.dat")) {
			Path file = directory.resolve("iris.csv");
			Files.write(file, in.readAllBytes());
			return data(file, Task.CLASSIFICATION);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Two classes that a line divides. */
	static DataSpec twoClasses(Path directory) {
		Random random = new Random(7);
		StringBuilder csv = new StringBuilder("x,y,side\n");
		for (int i = 0; i < 300; i++) {
			double x = random.nextGaussian();
			double y = random.nextGaussian();
			csv.append(x).append(',').append(y).append(',').append((x + y > 0) ? "above" : "below").append('\n');
		}
		return data(write(directory, csv), Task.CLASSIFICATION);
	}

	/** z = 3x - 2y + 100, with some noise. */
	static DataSpec plane(Path directory) {
		Random random = new Random(7);
		StringBuilder csv = new StringBuilder("x,y,z\n");
		for (int i = 0; i < 400; i++) {
			double x = random.nextGaussian();
			double y = random.nextGaussian();
			csv.append(x).append(',').append(y).append(',').append(3 * x - 2 * y + 100 + 0.1 * random.nextGaussian());
			csv.append('\n');
		}
		return data(write(directory, csv), Task.REGRESSION);
	}

	/** Ten prototypes of 8×8 pixels, each seen 60 times through noise. */
	static DataSpec digits(Path directory) {
		Random random = new Random(7);
		boolean[][] prototypes = new boolean[10][64];
		StringBuilder csv = new StringBuilder();
		for (int pixel = 0; pixel < 64; pixel++) {
			csv.append('p').append(pixel).append(',');
			for (boolean[] prototype : prototypes) {
				prototype[pixel] = random.nextBoolean();
			}
		}
		csv.append("digit\n");
		for (int i = 0; i < 600; i++) {
			for (boolean ink : prototypes[i % 10]) {
				csv.append("%.2f,".formatted((ink ? 12 : 4) + 4 * random.nextGaussian()));
			}
			csv.append("d").append(i % 10).append('\n');
		}
		return data(write(directory, csv), Task.CLASSIFICATION);
	}

	private static Path write(Path directory, CharSequence csv) {
		try {
			return Files.writeString(directory.resolve("table.csv"), csv);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static DataSpec data(Path file, Task task) {
		try {
			TableScan scan = new TableScanner(new ScanLimits(1_000_000, 10_000, 1000, 10_000)).scan(file,
					new ScanOptions(TableType.CSV, null, null, null));
			return new DataSpec(new TableSource(file.toString(), scan.format()), null, 0, scan.schema(), task,
					scan.target(), new SplitSpec(0.2, 0.0, null), Normalization.STANDARDIZE,
					CategoricalEncoding.ONE_HOT);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static TrainingSpec training(int epochs) {
		return training(epochs, 42, null, 1_000_000);
	}

	static TrainingSpec training(int epochs, long seed, TrainingSpec.EarlyStopping early, int everyIterations) {
		return new TrainingSpec(epochs, 16, seed, null, early, new TrainingSpec.Checkpointing(everyIterations, 3));
	}

}
