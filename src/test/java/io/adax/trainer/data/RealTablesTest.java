package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Well-known tables, from the folder that the system property or environment variable
 * {@code ADAX_REAL_DATA} names.
 */
class RealTablesTest {

	private Path folder = Path.of("");

	@BeforeEach
	void findFolder() {
		String name = System.getProperty("ADAX_REAL_DATA", System.getenv("ADAX_REAL_DATA"));
		assumeTrue(name != null && Files.isDirectory(Path.of(name)),
				"ADAX_REAL_DATA does not name a folder with adult-train.csv and the other real tables");
		this.folder = Path.of(Objects.requireNonNull(name));
	}

	@Test
	void scansAdult() throws IOException {
		TableScan scan = scan("adult-train", null);
		assertThat(scan.schema().rows()).isEqualTo(32_561);
		assertThat(scan.format().header()).isFalse();
		assertThat(scan.task()).isEqualTo(Task.CLASSIFICATION);
		assertThat(scan.target()).isEqualTo("c15");
		assertTypes(scan, "NCNCNCCCCCNNNCC");
		assertMissing(scan, 0, 1836, 0, 0, 0, 0, 1843, 0, 0, 0, 0, 0, 0, 583, 0);
		assertThat(labels(scan)).isEqualTo("[<=50K, >50K]");
		assertThat(scan.warnings()).hasSize(1).noneMatch((warning) -> warning.contains("targetSuffix"));
	}

	@Test
	void warnsOfTheFinalDotsOfAdultsTestTable() throws IOException {
		TableScan scan = scan("adult-test", null);
		assertThat(scan.schema().rows()).isEqualTo(16_281);
		assertTypes(scan, "NCNCNCCCCCNNNCC");
		assertMissing(scan, 0, 963, 0, 0, 0, 0, 966, 0, 0, 0, 0, 0, 0, 274, 0);
		assertThat(scan.warnings()).contains("Every label of the target 'c15' ends with '.'; targetSuffix can cut it.");
		assertThat(labels(scan("adult-test", "."))).isEqualTo("[<=50K, >50K]");
	}

	@Test
	void preparesAdultWithItsTestTable() throws IOException {
		DataSpec spec = spec("adult-train", 0.2);
		PreparedData data = TableFixture.prepare(withTest(spec, "."), 42);
		assertThat(data.training().inputs()).isEqualTo(105);
		assertThat(data.training().rows()).isEqualTo(26_049);
		assertThat(data.validation().rows()).isEqualTo(6_512);
		assertThat(data.test().rows()).isEqualTo(16_281);
		// 24,720 of 32,561 earn up to 50K
		assertThat(IntStream.of(data.validation().classes()).filter((label) -> label == 0).count()).isEqualTo(4_944);
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> TableFixture.prepare(withTest(spec, null), 42))
			.withMessageEndingWith(
					"Without the final '.' they are known: upload the table with targetSuffix set to it.");
	}

	@Test
	void scansOpticalDigits() throws IOException {
		TableScan scan = scan("optdigits-train", null);
		assertThat(scan.schema().rows()).isEqualTo(3_823);
		assertThat(scan.format().header()).isTrue();
		assertThat(scan.task()).isEqualTo(Task.CLASSIFICATION);
		assertTypes(scan, "N".repeat(65));
		assertThat(labels(scan)).isEqualTo("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]");
		assertThat(TableFixture.prepare(spec("optdigits-train", 0.2), 0).training().inputs()).isEqualTo(64);
	}

	@Test
	void scansWineQuality() throws IOException {
		TableScan scan = scan("winequality-white", null);
		assertThat(scan.schema().rows()).isEqualTo(4_898);
		assertThat(scan.task()).isEqualTo(Task.REGRESSION);
		assertTypes(scan, "N".repeat(12));
		assertThat(labels(scan)).isEqualTo("[3, 4, 5, 6, 7, 8, 9]");
	}

	@Test
	void scansIris() throws IOException {
		TableScan scan = scan("iris", null);
		assertThat(scan.schema().rows()).isEqualTo(150);
		assertThat(scan.task()).isEqualTo(Task.CLASSIFICATION);
		assertTypes(scan, "NNNNC");
		assertThat(labels(scan)).isEqualTo("[Iris-setosa, Iris-versicolor, Iris-virginica]");
	}

	private TableScan scan(String name, @Nullable String suffix) throws IOException {
		return new TableScanner(TableFixture.LIMITS).scan(file(name),
				new ScanOptions(TableType.CSV, null, suffix, null));
	}

	private DataSpec spec(String name, double validation) throws IOException {
		TableScan scan = scan(name, null);
		return new DataSpec(new TableSource(file(name).toString(), scan.format()), null, 0, scan.schema(), scan.task(),
				scan.target(), new SplitSpec(validation, 0.0, null), Normalization.STANDARDIZE,
				CategoricalEncoding.ONE_HOT);
	}

	private DataSpec withTest(DataSpec spec, @Nullable String suffix) {
		return TableFixture.with(spec, spec.source(), TableFixture.source(file("adult-test"), false, suffix));
	}

	private Path file(String name) {
		return this.folder.resolve(name + ".csv");
	}

	private static void assertTypes(TableScan scan, String initials) {
		assertThat(scan.schema().columns()).extracting((column) -> column.type().name().substring(0, 1))
			.containsExactly(initials.split(""));
	}

	private static void assertMissing(TableScan scan, long... counts) {
		assertThat(scan.schema().columns().stream().mapToLong(Column::missing).toArray()).isEqualTo(counts);
	}

	private static String labels(TableScan scan) {
		return String.valueOf(scan.schema().column(scan.target()).orElseThrow().categories());
	}

}
