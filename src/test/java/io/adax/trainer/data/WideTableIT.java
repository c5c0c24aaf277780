package io.adax.trainer.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A wide table of different numbers is no bomb. */
class WideTableIT {

	private static final int COLUMNS = 2000;

	private static final int ROWS = 1100;

	@TempDir
	Path directory;

	/** Two million texts and numbers would take 300 MB. */
	@Test
	void isScannedInLittleMemory() throws Exception {
		Path file = this.directory.resolve("wide.csv");
		write(file);
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		Process scan = new ProcessBuilder(java, "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
				"-cp", System.getProperty("java.class.path"), WideTableIT.class.getName(), file.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("log").toFile())
			.start();
		try {
			assertThat(scan.waitFor(2, TimeUnit.MINUTES)).isTrue();
			assertThat(Files.readString(this.directory.resolve("log"))).contains("2000 columns, 1000 different");
		}
		finally {
			scan.destroyForcibly();
		}
	}

	private static void write(Path file) throws IOException {
		try (BufferedWriter writer = Files.newBufferedWriter(file)) {
			for (int row = 0; row < ROWS; row++) {
				int first = 1000 + row;
				writer.write(IntStream.range(0, COLUMNS)
					.mapToObj((column) -> String.valueOf(1000 + (first + 7 * column) % 9000))
					.collect(Collectors.joining(",")));
				writer.newLine();
			}
		}
	}

	/** Scans a table in a process of its own. */
	public static void main(String[] args) throws IOException {
		TableScan scan = new TableScanner(new ScanLimits(10_000_000, COLUMNS, 1000, 10_000)).scan(Path.of(args[0]),
				new ScanOptions(TableType.CSV, false, null, null));
		System.out.println(scan.schema().columns().size() + " columns, " + scan.schema().columns().get(7).distinct()
				+ " different");
	}

}
