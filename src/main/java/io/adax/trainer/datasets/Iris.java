package io.adax.trainer.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fisher's iris table, built in: 150 rows that Deeplearning4j ships without header, and
 * with numbers for the species.
 */
final class Iris {

	static final String ID = "iris";

	private static final String RESOURCE = "/iris.dat";

	private static final String HEADER = "sepalLength,sepalWidth,petalLength,petalWidth,species\n";

	private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

	private Iris() {
	}

	/** The table with a header and the names of the species. */
	static byte[] csv() {
		try (InputStream shipped = Iris.class.getResourceAsStream(RESOURCE)) {
			if (shipped == null) {
				throw new IllegalStateException(
						"The built-in dataset iris is missing: %s of deeplearning4j-core is not on the class path"
							.formatted(RESOURCE));
			}
			String rows = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
			return rows.lines()
				.filter((line) -> !line.isBlank())
				.map(Iris::named)
				.collect(Collectors.joining("\n", HEADER, "\n"))
				.getBytes(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String named(String row) {
		int last = row.lastIndexOf(',') + 1;
		return row.substring(0, last) + SPECIES.get(Integer.parseInt(row.substring(last).strip()));
	}

}
