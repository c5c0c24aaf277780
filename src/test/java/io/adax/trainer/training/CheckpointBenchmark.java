package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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

/**
 * What checkpoints at the default interval cost, on an MLP 784-256-128-10 at batch 128
 * with AdaX. Runs with and without take turns in one process, each round in the other
 * order; a round gives one ratio of their times from the first batch to the model. "Again
 * without" is the same as "without": its deviation is what the other figure may be off
 * by.
 */
final class CheckpointBenchmark {

	private static final TrainingSpec.Checkpointing NEVER = new TrainingSpec.Checkpointing(1_000_000_000, 1_000_000_000,
			3);

	private static final TrainingSpec.Checkpointing BY_DEFAULT = new TrainingSpec.Checkpointing(500, 60, 3);

	private static final NetworkSpec NETWORK = new NetworkSpec(
			List.of(new LayerSpec.Dense(256, Activation.RELU), new LayerSpec.Dense(128, Activation.RELU)));

	private static final int EPOCHS = 80;

	private final Path directory;

	private final DataSpec data;

	private final List<TrainingEvent.Checkpointed> written = new ArrayList<>();

	private long began;

	private CheckpointBenchmark(Path directory) throws IOException {
		this.directory = directory;
		this.data = data(directory.resolve("table.csv"));
	}

	/** The number of rounds may be given. */
	public static void main(String[] arguments) throws IOException {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 8;
		new CheckpointBenchmark(Files.createTempDirectory(Path.of("target"), "checkpoints")).run(rounds);
	}

	private void run(int rounds) throws IOException {
		train(BY_DEFAULT);
		List<Double> with = new ArrayList<>();
		List<Double> again = new ArrayList<>();
		List<Double> seconds = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			boolean forward = round % 2 == 0;
			double saved = forward ? train(BY_DEFAULT) : 0;
			double first = train(NEVER);
			double second = train(NEVER);
			saved = forward ? saved : train(BY_DEFAULT);
			seconds.add(second);
			with.add(saved / (forward ? first : second));
			again.add(forward ? second / first : first / second);
		}
		System.out.printf("without checkpoints  %.2f s a run%n", median(seconds));
		System.out.printf("with checkpoints     %+.2f %%, of %,d bytes each, %d a run%n", 100 * (median(with) - 1),
				this.written.get(0).bytes(), this.written.size() / (rounds + 1));
		System.out.printf("again without        %+.2f %%%n", 100 * (median(again) - 1));
	}

	/** Seconds from the first batch to the model. */
	private double train(TrainingSpec.Checkpointing checkpoint) throws IOException {
		Path run = Files.createTempDirectory(this.directory, "run");
		TrainingSpec training = new TrainingSpec(EPOCHS, 128, 42L, null, null, checkpoint);
		Trainer.train(new RunSpec(this.data, NETWORK, Samples.ADAX, training), run, this::look, () -> false,
				Clock.systemUTC());
		return (System.nanoTime() - this.began) / 1e9;
	}

	private void look(TrainingEvent event) {
		if (event instanceof TrainingEvent.Started) {
			this.began = System.nanoTime();
		}
		else if (event instanceof TrainingEvent.Checkpointed saved) {
			this.written.add(saved);
		}
	}

	private static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		int middle = sorted.size() / 2;
		return (sorted.size() % 2 == 1) ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}

	private static DataSpec data(Path file) throws IOException {
		Random random = new Random(7);
		StringBuilder csv = new StringBuilder();
		for (int pixel = 0; pixel < 784; pixel++) {
			csv.append('p').append(pixel).append(',');
		}
		csv.append("digit\n");
		for (int row = 0; row < 2000; row++) {
			for (int pixel = 0; pixel < 784; pixel++) {
				csv.append(random.nextInt(256)).append(',');
			}
			csv.append('d').append(row % 10).append('\n');
		}
		Files.writeString(file, csv);
		TableScan scan = new TableScanner(new ScanLimits(1_000_000, 10_000, 1000, 10_000)).scan(file,
				new ScanOptions(TableType.CSV, null, null, null));
		return new DataSpec(new TableSource(file.toString(), scan.format()), null, 0, scan.schema(),
				Task.CLASSIFICATION, scan.target(), new SplitSpec(0.2, 0.0, null), Normalization.STANDARDIZE,
				CategoricalEncoding.ONE_HOT);
	}

}
