package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TableMemoryTest {

	@TempDir
	Path directory;

	@Test
	void isWhatTheEncodedPartsHold() throws IOException {
		DataSpec spec = spec(Task.CLASSIFICATION, "y", "x,c,y", "1,a,no", "2,b,yes", "3,c,no", "4,?,yes", "5,a,?",
				"6,b,no", "7,c,yes");
		assertThat(TableMemory.of(spec).examples()).isEqualTo(held(TableFixture.prepare(spec, 1)));
		DataSpec regression = TableFixture.with(spec(Task.REGRESSION, "x", "c,x", "a,1", "b,2", "a,3", "b,4"),
				Normalization.NONE, CategoricalEncoding.INTEGER);
		assertThat(TableMemory.of(regression).examples()).isEqualTo(held(TableFixture.prepare(regression, 1)));
	}

	@Test
	void hasATestTableToo() throws IOException {
		DataSpec spec = spec(Task.CLASSIFICATION, "y", "c,y", "a,no", "b,yes", "a,yes");
		Path test = TableFixture.write(this.directory, "c,y", "a,no", "z,yes");
		DataSpec both = new DataSpec(spec.source(), TableFixture.source(test, true, null), 2, spec.schema(),
				spec.task(), spec.target(), spec.split(), spec.normalization(), spec.categories());
		assertThat(TableMemory.of(both).examples()).isEqualTo(held(TableFixture.prepare(both, 1)));
		// five rows, of which each is two positions
		assertThat(TableMemory.of(both).cells()).isEqualTo(5 * (4 + 4));
	}

	@Test
	void countsTheValuesAsTheyAreRead() throws IOException {
		DataSpec spec = spec(Task.REGRESSION, "y", "x,c,y", "1,a,1.5", "2,b,2.5", "3,c,3.5", "4,a,4.5");
		assertThat(TableMemory.of(spec).cells()).isEqualTo(4 * (8 + 4 + 8));
		// 1 and 3 inputs, 1 output, and the target in its unit
		assertThat(TableMemory.of(spec)).returns(4L * (4 * (1 + 3 + 1) + 8), TableMemory::examples)
			.returns(4L * (28 + 20), TableMemory::peak);
	}

	private static long held(PreparedData data) {
		return Stream.of(data.training(), data.validation(), data.test())
			.mapToLong((part) -> Float.BYTES * (long) (part.features().length + part.labels().length)
					+ Integer.BYTES * (long) part.classes().length + Double.BYTES * (long) part.values().length)
			.sum();
	}

	private DataSpec spec(Task task, String target, String... lines) throws IOException {
		Path file = TableFixture.write(this.directory, lines);
		TableScan scan = new TableScanner(TableFixture.LIMITS).scan(file,
				new ScanOptions(TableType.CSV, true, null, target));
		return new DataSpec(new TableSource(file.toString(), scan.format()), null, 0, scan.schema(), task, target,
				new SplitSpec(0.3, 0.0, false), Normalization.STANDARDIZE, CategoricalEncoding.ONE_HOT);
	}

}
