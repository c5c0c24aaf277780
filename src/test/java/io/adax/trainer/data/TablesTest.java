package io.adax.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class TablesTest {

	@TempDir
	Path directory;

	@Test
	void encodesNumbersCategoriesAndLabels() throws IOException {
		Path file = TableFixture.write(this.directory, "1, red, id1, yes", "3, green, id2, no", "?, ?, id3, no");
		DataSpec spec = TableFixture.spec(file, Task.CLASSIFICATION, TableFixture.numeric("size"),
				TableFixture.categorical("colour", "blue", "green", "red"), TableFixture.ignored("id"),
				TableFixture.categorical("good", "no", "yes"));
		PreparedData data = TableFixture.prepare(spec, 1);
		Examples training = data.training();
		assertThat(training.rows()).isEqualTo(3);
		assertThat(training.inputs()).isEqualTo(4);
		assertThat(training.outputs()).isEqualTo(2);
		assertThat(training.features()).containsExactly(-1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0);
		assertThat(training.labels()).containsExactly(0, 1, 1, 0, 1, 0);
		assertThat(training.classes()).containsExactly(1, 0, 0);
		assertThat(training.values()).isEmpty();
		assertThat(data.validation().rows()).isZero();
		assertThat(data.test().rows()).isZero();
		assertThat(data.warnings()).isEmpty();
	}

	@Test
	void scalesTheTargetOfARegression() throws IOException {
		Path file = TableFixture.write(this.directory, "1,10", "2,20", "3,60");
		DataSpec spec = TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("x"), TableFixture.numeric("y"));
		Examples training = TableFixture.prepare(spec, 1).training();
		// mean 30, population deviation √(1400/3)
		float scale = (float) Math.sqrt(1400 / 3.0);
		assertThat(training.labels()).containsExactly(new float[] { -20 / scale, -10 / scale, 30 / scale },
				within(1e-6f));
		assertThat(training.values()).containsExactly(10, 20, 60);
		assertThat(training.classes()).isEmpty();
	}

	@Test
	void scalesToTheRange() throws IOException {
		assertThat(features(Normalization.MINMAX)).containsExactly(0, 0.5f, 1, 0.5f);
	}

	@Test
	void leavesNumbersAsTheyAre() throws IOException {
		assertThat(features(Normalization.NONE)).containsExactly(2, 4, 6, 4);
	}

	@Test
	void keepsTheScaleOfAConstant() throws IOException {
		Path file = TableFixture.write(this.directory, "7,1", "7,2");
		DataSpec spec = TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("k"), TableFixture.numeric("y"));
		for (Normalization normalization : new Normalization[] { Normalization.STANDARDIZE, Normalization.MINMAX }) {
			Encoder encoder = TableFixture
				.prepare(TableFixture.with(spec, normalization, CategoricalEncoding.ONE_HOT), 1)
				.encoder();
			assertThat(encoder.features()).containsExactly(new FeatureEncoding.Numeric("k", 7, 1, 7));
		}
	}

	@Test
	void scalesPositionsOfCategoriesLikeNumbers() throws IOException {
		Path file = TableFixture.write(this.directory, "a,1", "b,2", "c,3", "?,4");
		DataSpec spec = TableFixture.with(TableFixture.spec(file, Task.REGRESSION,
				TableFixture.categorical("x", "a", "b", "c"), TableFixture.numeric("y")), Normalization.MINMAX,
				CategoricalEncoding.INTEGER);
		assertThat(TableFixture.prepare(spec, 1).training().features()).containsExactly(0, 0.5f, 1, 0.5f);
	}

	@Test
	void fitsOnTheTrainingPartOnly() throws IOException {
		PreparedData data = TableFixture.prepare(squares(0.3, 0.2), 5);
		double[] training = data.training().values();
		double mean = Arrays.stream(training).average().orElseThrow();
		double variance = Arrays.stream(training).map((y) -> (y - mean) * (y - mean)).average().orElseThrow();
		TargetEncoding.Value target = (TargetEncoding.Value) data.encoder().target();
		assertThat(target.offset()).isCloseTo(mean, within(1e-9));
		assertThat(target.scale()).isCloseTo(Math.sqrt(variance), within(1e-9));
		FeatureEncoding.Numeric feature = (FeatureEncoding.Numeric) data.encoder().features().get(0);
		assertThat(feature.offset()).isCloseTo(Arrays.stream(training).map(Math::sqrt).average().orElseThrow(),
				within(1e-9));
		// the mean over all rows is another
		assertThat(mean).isNotCloseTo(IntStream.range(0, 50).mapToDouble((x) -> x * x).average().orElseThrow(),
				within(1.0));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 1, -1, Long.MIN_VALUE })
	void isAFunctionOfTheSeed(long seed) throws IOException {
		DataSpec spec = squares(0.3, 0.2);
		PreparedData data = TableFixture.prepare(spec, seed);
		PreparedData again = TableFixture.prepare(spec, seed);
		assertThat(again.encoder()).isEqualTo(data.encoder());
		assertThat(again.validation().features()).isEqualTo(data.validation().features());
		assertThat(TableFixture.prepare(spec, 99).validation().values()).isNotEqualTo(data.validation().values());
	}

	@Test
	void stratifiesAClassificationUnlessToldOtherwise() throws IOException {
		String[] lines = IntStream.range(0, 100)
			.mapToObj((i) -> i + "," + (i < 10 ? "rare" : "usual"))
			.toArray(String[]::new);
		DataSpec spec = TableFixture.spec(TableFixture.write(this.directory, lines), Task.CLASSIFICATION,
				TableFixture.numeric("x"), TableFixture.categorical("y", "rare", "usual"));
		assertThat(rare(spec, null)).containsOnly(2);
		assertThat(rare(spec, true)).containsOnly(2);
		assertThat(rare(spec, false)).doesNotHaveDuplicates().hasSizeGreaterThan(1);
	}

	/** The numbers of rare rows that validation parts of several seeds have. */
	private static int[] rare(DataSpec spec, Boolean stratify) {
		return IntStream.range(0, 10).map((seed) -> {
			try {
				DataSpec split = TableFixture.with(spec, new SplitSpec(0.2, 0.0, stratify));
				int[] classes = TableFixture.prepare(split, seed).validation().classes();
				return (int) Arrays.stream(classes).filter((label) -> label == 0).count();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).distinct().toArray();
	}

	@Test
	void leavesRowsWithoutTargetOut() throws IOException {
		Path file = TableFixture.write(this.directory, "1,a", "2,?", "3,b", "4,");
		DataSpec spec = TableFixture.spec(file, Task.CLASSIFICATION, TableFixture.numeric("x"),
				TableFixture.categorical("y", "a", "b"));
		PreparedData data = TableFixture.prepare(spec, 1);
		assertThat(data.training().features()).containsExactly(-1, 1);
		assertThat(data.warnings()).containsExactly("2 rows of the table are left out: they have no value of 'y'.");
	}

	@Test
	void readsLabelsThatAreNumbers() throws IOException {
		Path file = TableFixture.write(this.directory, "1,2.0", "2,10", "3,+2");
		DataSpec spec = TableFixture.spec(file, Task.CLASSIFICATION, TableFixture.numeric("x"),
				TableFixture.numeric("y", "2", "10"));
		assertThat(TableFixture.prepare(spec, 1).training().classes()).containsExactly(0, 1, 0);
	}

	@Test
	void cutsTheSuffixWhenTheDatasetsTargetIsAFeature() throws IOException {
		Path file = TableFixture.write(this.directory, "yes.,1", "no.,2");
		DataSpec spec = TableFixture.spec(file, Task.REGRESSION, TableFixture.categorical("label", "no", "yes"),
				TableFixture.numeric("x"));
		DataSpec cut = TableFixture.with(spec, TableFixture.source(file, false, "."), null);
		assertThat(TableFixture.prepare(cut, 1).training().features()).containsExactly(0, 1, 1, 0);
	}

	@Test
	void leavesLabelsThatHadTheSuffixWhenTheyWereScannedAsTheyAre() throws IOException {
		Path file = TableFixture.write(this.directory, "1,Inc.", "2,Ltd");
		DataSpec spec = TableFixture.spec(file, Task.CLASSIFICATION, TableFixture.numeric("x"),
				TableFixture.categorical("firm", "Inc.", "Ltd"));
		DataSpec cut = TableFixture.with(spec, TableFixture.source(file, false, "."), null);
		assertThat(TableFixture.prepare(cut, 1).training().classes()).containsExactly(0, 1);
	}

	@Test
	void refusesAnEmptyPart() throws IOException {
		Path file = TableFixture.write(this.directory, "1,1", "2,2", "3,3");
		DataSpec spec = TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("x"), TableFixture.numeric("y"));
		assertRefused(TableFixture.with(spec, new SplitSpec(0.1, 0.0, null)),
				"The validation part is empty: 3 rows are too few for these shares.");
		assertRefused(TableFixture.with(spec, new SplitSpec(0.4, 0.1, null)),
				"The test part is empty: 3 rows are too few for these shares.");
		assertRefused(TableFixture.with(spec, new SplitSpec(0.5, 0.5, null)),
				"The shares of validation and test, 0.5 and 0.5, leave nothing to train on.");
		assertRefused(TableFixture.with(spec, new SplitSpec(0.4, 0.0, true)),
				"Only a classification can be stratified.");
	}

	@Test
	void tellsThatASplitIsAskedForAndNoFaultOfTheTable() {
		Path file = TableFixture.write(this.directory, "1,1", "2,2", "3,3");
		DataSpec spec = TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("x"), TableFixture.numeric("y"));
		assertThatExceptionOfType(TableException.class)
			.isThrownBy(() -> TableFixture.prepare(TableFixture.with(spec, new SplitSpec(0.1, 0.0, null)), 1))
			.satisfies((ex) -> assertThat(ex.faults()).extracting(TableFault::kind)
				.containsExactly(TableFault.Kind.REQUEST));
	}

	@Test
	void refusesATableWithoutTargetValues() {
		Path file = TableFixture.write(this.directory, "1,?", "2,?");
		assertRefused(TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("x"), TableFixture.numeric("y")),
				"The training part is empty: 0 rows are too few for these shares.");
	}

	@Test
	void refusesATableThatIsNotTheSchemas() {
		Path file = TableFixture.write(this.directory, "1,a,2", "x,b,3");
		Column y = TableFixture.numeric("y");
		assertRefused(TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("n"),
				TableFixture.categorical("c", "a", "b"), y), "Line 2: 'x' is no number of column 'n'.");
		assertRefused(TableFixture.spec(file, Task.REGRESSION, TableFixture.ignored("n"),
				TableFixture.categorical("c", "a"), y), "Line 2: 'b' is no known category of column 'c'.");
		assertRefused(TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("n"), y),
				"The table has 3 columns where 2 are expected.");
	}

	@Test
	void refusesNumbersTooLargeToScale() {
		Path file = TableFixture.write(this.directory, "1e308,1", "-1e308,2");
		assertRefused(TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("x"), TableFixture.numeric("y")),
				"The numbers of column 'x' are too large to be scaled.");
	}

	@Test
	void showsTheFirstRows() throws IOException {
		Path file = TableFixture.write(this.directory, "x, y", "1, ?", "2, b", "3, c");
		assertThat(Tables.head(TableFixture.source(file, true, null), 2)).containsExactly(List.of("1", "?"),
				List.of("2", "b"));
		assertThat(Tables.head(TableFixture.source(file), 10)).hasSize(4);
	}

	@Test
	void showsNoMoreOfLargeRowsThanAPageHolds() throws IOException {
		String wide = String.join(",", Collections.nCopies(2000, "x".repeat(199) + "😀y"));
		Path file = TableFixture.write(this.directory, wide, wide, wide, wide);
		List<List<String>> head = Tables.head(TableFixture.source(file), 4);
		assertThat(head).hasSize(2);
		assertThat(head.get(0)).hasSize(2000).containsOnly("x".repeat(199) + "…");
	}

	private float[] features(Normalization normalization) throws IOException {
		Path file = TableFixture.write(this.directory, "2,1", "4,2", "6,3", "?,4");
		DataSpec spec = TableFixture.spec(file, Task.REGRESSION, TableFixture.numeric("x"), TableFixture.numeric("y"));
		return TableFixture.prepare(TableFixture.with(spec, normalization, CategoricalEncoding.ONE_HOT), 1)
			.training()
			.features();
	}

	/** Fifty rows x, x². */
	private DataSpec squares(double validation, double test) {
		String[] lines = IntStream.range(0, 50).mapToObj((x) -> x + "," + x * x).toArray(String[]::new);
		DataSpec spec = TableFixture.spec(TableFixture.write(this.directory, lines), Task.REGRESSION,
				TableFixture.numeric("x"), TableFixture.numeric("y"));
		return TableFixture.with(spec, new SplitSpec(validation, test, null));
	}

	private static void assertRefused(DataSpec spec, String message) {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> TableFixture.prepare(spec, 1))
			.withMessage(message);
	}

}
