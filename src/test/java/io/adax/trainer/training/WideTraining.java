package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that trains on wide batches and tells what memory that took. */
final class WideTraining {

	private static final int INPUTS = 3;

	private static final int ROWS = 8192;

	private static final int ITERATIONS = 25;

	private static final int EVALUATED = 1024;

	private static final int EVALUATIONS = 60;

	private WideTraining() {
	}

	public static void main(String[] arguments) throws IOException {
		float[] labels = new float[ROWS * 2];
		for (int row = 0; row < ROWS; row++) {
			labels[row * 2 + row % 2] = 1;
		}
		Batch batch = new Batch(new float[ROWS * INPUTS], labels, ROWS);
		try (Dl4jObjective objective = Dl4jObjective.create(architecture(arguments[0]), 1)) {
			train(objective, new Batch(batch.features(), labels, 2), 3);
			long idle = kilobytes("VmRSS:");
			train(objective, batch, ITERATIONS);
			for (int i = 0; i < EVALUATIONS; i++) {
				objective.answers(new float[EVALUATED * INPUTS], EVALUATED, new float[EVALUATED * 2]);
			}
			System.out.println("kilobytes " + (kilobytes("VmHWM:") - idle));
		}
	}

	/** Bytes that a plan counts for it. */
	static long planned(String kind) {
		Architecture architecture = architecture(kind);
		return architecture.memoryBytes(ROWS, LayerOptimizers.of(Samples.ADAX, new NetworkSpec(architecture.hidden())));
	}

	private static Architecture architecture(String kind) {
		LayerSpec dense = new LayerSpec.Dense(256, Activation.RELU);
		List<LayerSpec> hidden = List.of(dense, kind.equals("normalized") ? new LayerSpec.BatchNormalization() : dense);
		return new Architecture(INPUTS, hidden, new Architecture.Head(2, Activation.SOFTMAX, Loss.MCXENT));
	}

	private static void train(Dl4jObjective objective, Batch batch, int iterations) {
		for (int i = 1; i <= iterations; i++) {
			try (NativeOperations.Span operations = NativeOperations.begin()) {
				objective.lossAndGradient(batch, i);
			}
		}
	}

	private static long kilobytes(String name) throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status"))
			.stream()
			.filter((line) -> line.startsWith(name))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow();
	}

}
