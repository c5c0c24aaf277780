package io.adax.trainer.optimizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the ways to take a step in rounds, one after another in each, so that what
 * else the machine does disturbs all alike; prints medians and the ratios that are goals.
 */
public final class StepComparison {

	private static final List<String> SIZES = List.of("1000", "100000", "1000000", "10000000");

	private static final List<String> WAYS = List.of("adax", "adam", "vectors", "arrays", "nd4j-adam");

	private static final String FLOOR = "c";

	/** Nanoseconds per parameter, by way and size. */
	private final Map<String, List<Double>> samples = new TreeMap<>();

	private StepComparison() {
	}

	/**
	 * Runs the comparison.
	 * @param args the number of rounds, the C source, a directory for its program
	 */
	public static void main(String[] args) throws Exception {
		StepComparison comparison = new StepComparison();
		Path floor = compiled(Path.of(args[1]), Path.of(args[2]));
		for (int round = 0; round < Integer.parseInt(args[0]); round++) {
			comparison.floor(floor);
			comparison.jmh();
		}
		System.out.println(comparison.table());
	}

	/** The program; it does not exist where there is no compiler. */
	private static Path compiled(Path source, Path directory) throws IOException, InterruptedException {
		Path program = Files.createDirectories(directory).resolve("floor");
		Files.deleteIfExists(program);
		try {
			new ProcessBuilder("cc", "-O3", "-march=native", "-fno-math-errno", source.toString(), "-o",
					program.toString(), "-lm")
				.inheritIO()
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			System.out.println("No floor, because there is no C compiler: " + ex.getMessage());
		}
		return program;
	}

	private void floor(Path program) throws IOException {
		if (Files.exists(program)) {
			List<String> command = Stream.concat(Stream.of(program.toString()), SIZES.stream()).toList();
			try (BufferedReader lines = new ProcessBuilder(command).start().inputReader()) {
				lines.lines().map((line) -> line.split(" ")).forEach((cells) -> add(FLOOR, cells[0], Double.parseDouble(cells[1])));
			}
		}
	}

	private void jmh() throws RunnerException {
		String[] sizes = SIZES.toArray(String[]::new);
		for (RunResult result : new Runner(new OptionsBuilder().include(StepBenchmark.class.getName())
			.param("parameters", sizes)
			.forks(1)
			.verbosity(VerboseMode.SILENT)
			.build()).run()) {
			String way = result.getParams().getParam("way");
			String size = result.getParams().getParam("parameters");
			for (BenchmarkResult fork : result.getBenchmarkResults()) {
				for (IterationResult iteration : fork.getIterationResults()) {
					add(way, size, iteration.getPrimaryResult().getScore() / Long.parseLong(size));
				}
			}
		}
	}

	private void add(String way, String size, double nanos) {
		this.samples.computeIfAbsent(way + size, (key) -> new ArrayList<>()).add(nanos);
	}

	private double median(String way, String size) {
		double[] sorted = this.samples.getOrDefault(way + size, List.of(Double.NaN))
			.stream()
			.mapToDouble(Double::doubleValue)
			.sorted()
			.toArray();
		return sorted[sorted.length / 2];
	}

	private String table() {
		StringBuilder table = new StringBuilder("\nns per parameter, Java %s, %d processors\n\n"
			.formatted(Runtime.version(), Runtime.getRuntime().availableProcessors()));
		row(table, "", SIZES);
		for (String way : Stream.concat(WAYS.stream(), Stream.of(FLOOR)).toList()) {
			row(table, way, SIZES.stream().map((size) -> number(median(way, size))).toList());
		}
		for (String way : WAYS.subList(0, 4)) {
			for (String other : List.of("nd4j-adam", FLOOR)) {
				row(table, way + " / " + other,
						SIZES.stream().map((size) -> number(median(way, size) / median(other, size))).toList());
			}
		}
		return table.toString();
	}

	private static String number(double value) {
		return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
	}

	private static void row(StringBuilder table, String name, List<String> cells) {
		table.append("%-26s".formatted(name));
		cells.forEach((cell) -> table.append("%10s".formatted(cell)));
		table.append('\n');
	}

}
