package io.adax.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Tables and specs as the tests write them. */
final class TableFixture {

	static final ScanLimits LIMITS = new ScanLimits(100_000, 100, 1000, 1000);

	private TableFixture() {
	}

	static Path write(Path directory, String... lines) {
		try {
			Path file = Files.createTempFile(directory, "table", ".csv");
			return Files.writeString(file, String.join("\n", lines) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Column numeric(String name) {
		return new Column(name, ColumnType.NUMERIC, 0, 0, null, null, null, null, null);
	}

	static Column numeric(String name, String... labels) {
		return new Column(name, ColumnType.NUMERIC, 0, 0, null, null, null, null, List.of(labels));
	}

	static Column categorical(String name, String... categories) {
		return new Column(name, ColumnType.CATEGORICAL, 0, categories.length, null, null, null, null,
				List.of(categories));
	}

	static Column ignored(String name) {
		return new Column(name, ColumnType.IGNORED, 0, 0, null, null, null, null, null);
	}

	static TableSource source(Path file) {
		return source(file, false, null);
	}

	static TableSource source(Path file, boolean header, @Nullable String targetSuffix) {
		return new TableSource(file.toString(), new TableFormat(',', header, targetSuffix));
	}

	/** A spec with the last column as target, and nothing held back. */
	static DataSpec spec(Path file, Task task, Column... columns) {
		try (var lines = Files.lines(file)) {
			TableSchema schema = new TableSchema(Arrays.asList(columns), lines.count());
			return new DataSpec(source(file), null, 0, schema, task, columns[columns.length - 1].name(),
					new SplitSpec(0.0, 0.0, null), Normalization.STANDARDIZE, CategoricalEncoding.ONE_HOT);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** To the end, without a stop. */
	static PreparedData prepare(DataSpec spec, long seed) throws IOException {
		return Tables.prepare(spec, seed, () -> false);
	}

	static DataSpec with(DataSpec spec, SplitSpec split) {
		return new DataSpec(spec.source(), spec.test(), spec.testRows(), spec.schema(), spec.task(), spec.target(),
				split, spec.normalization(), spec.categories());
	}

	static DataSpec with(DataSpec spec, Normalization normalization, CategoricalEncoding categories) {
		return new DataSpec(spec.source(), spec.test(), spec.testRows(), spec.schema(), spec.task(), spec.target(),
				spec.split(), normalization, categories);
	}

	static DataSpec with(DataSpec spec, TableSource source, @Nullable TableSource test) {
		return new DataSpec(source, test, 0, spec.schema(), spec.task(), spec.target(), spec.split(),
				spec.normalization(), spec.categories());
	}

}
