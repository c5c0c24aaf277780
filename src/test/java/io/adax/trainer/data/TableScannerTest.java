package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class TableScannerTest {

	@TempDir
	Path directory;

	@Test
	void describesColumnsAndRows() throws IOException {
		TableScan scan = scan("age,job,income", "20,clerk,low", "?,chef,high", "40,clerk,low", ",,high");
		assertThat(scan.format()).isEqualTo(new TableFormat(',', true, null));
		assertThat(scan.schema().rows()).isEqualTo(4);
		assertThat(scan.schema().columns()).containsExactly(
				new Column("age", ColumnType.NUMERIC, 2, 2, 20.0, 40.0, 30.0, 10.0, List.of("20", "40")),
				new Column("job", ColumnType.CATEGORICAL, 1, 2, null, null, null, null, List.of("chef", "clerk")),
				new Column("income", ColumnType.CATEGORICAL, 0, 2, null, null, null, null, List.of("high", "low")));
		assertThat(scan.target()).isEqualTo("income");
		assertThat(scan.task()).isEqualTo(Task.CLASSIFICATION);
	}

	@Test
	void hasMeanAndDeviationOfNumbers() throws IOException {
		Column column = column("x", scan("x,y", "1.5,a", "-2,b", "+4e0,a", ".5,b"));
		assertThat(column.mean()).isEqualTo(1.0);
		// population variance: (0.25 + 9 + 9 + 0.25) / 4
		assertThat(column.standardDeviation()).isCloseTo(Math.sqrt(4.625), within(1e-15));
		assertThat(column.minimum()).isEqualTo(-2);
		assertThat(column.maximum()).isEqualTo(4);
	}

	@Test
	void countsTheFirstRowWhenItIsData() throws IOException {
		TableScan scan = scan("1,a", "2,b", "3,a");
		assertThat(scan.schema().rows()).isEqualTo(3);
		assertThat(column("c1", scan).mean()).isEqualTo(2);
		assertThat(column("c2", scan).categories()).containsExactly("a", "b");
	}

	@Test
	void readsTabs() throws IOException {
		Path file = TableFixture.write(this.directory, "x\ty", "1,5\ta", "2,5\tb");
		TableScan scan = new TableScanner(TableFixture.LIMITS).scan(file,
				new ScanOptions(TableType.TSV, null, null, null));
		assertThat(scan.format().separator()).isEqualTo('\t');
		assertThat(column("x", scan).categories()).containsExactly("1,5", "2,5");
	}

	@Test
	void sortsNumericLabelsAsNumbers() throws IOException {
		TableScan scan = scan("x,y", "1,10", "2,9.0", "3,+2", "4,010");
		assertThat(column("y", scan).categories()).containsExactly("2", "9", "10");
		assertThat(column("y", scan).distinct()).isEqualTo(3);
	}

	@Test
	void offersNoLabelsForFractionsOrManyIntegers() throws IOException {
		String[] lines = new String[102];
		for (int i = 0; i < lines.length; i++) {
			lines[i] = i + 0.5 + "," + i + "," + (i % 100) + "," + (i % 2 + 0.5);
		}
		TableScan scan = scan(lines);
		assertThat(column("c1", scan).categories()).isNull();
		assertThat(column("c2", scan).categories()).isNull();
		assertThat(column("c3", scan).categories()).hasSize(100);
		assertThat(column("c4", scan).categories()).containsExactly("0.5", "1.5");
	}

	@Test
	void ignoresColumnsOfTooManyTexts() throws IOException {
		Path file = TableFixture.write(this.directory, "id,x,y", "k1,1,a", "k2,1.5,b", "k3,2,a", "k4,3,b");
		TableScan scan = new TableScanner(new ScanLimits(10, 3, 3, 10)).scan(file, csv(true, null, null));
		assertThat(column("id", scan).type()).isEqualTo(ColumnType.IGNORED);
		assertThat(column("id", scan).categories()).isNull();
		assertThat(column("x", scan).type()).isEqualTo(ColumnType.NUMERIC);
		assertThat(scan.warnings()).containsExactly("Ignored, with too many different texts to be categories: 'id'.");
	}

	/**
	 * Numbers in the largest columns are forgotten as texts first, and few texts never.
	 */
	@Test
	void keepsCategoriesOfAWideTableOfNumbers() throws IOException {
		int last = 400;
		String[] lines = new String[last + 1];
		for (int i = 0; i < lines.length; i++) {
			int row = i;
			String numbers = IntStream.range(0, 1500)
				.mapToObj((column) -> String.valueOf(10_000 * column + row))
				.collect(Collectors.joining(","));
			String code = (row == last) ? "stray" : "1" + "0".repeat(30) + row;
			lines[i] = code + "," + numbers + "," + ((row == last) ? "rare" : "c" + row % 200);
		}
		Path file = TableFixture.write(this.directory, lines);
		TableScan scan = new TableScanner(new ScanLimits(1000, 2000, 1000, 100)).scan(file, csv(false, null, null));
		assertThat(column("c1", scan).type()).isEqualTo(ColumnType.IGNORED);
		assertThat(column("c2", scan).distinct()).isEqualTo(lines.length);
		assertThat(column("c1502", scan).categories()).hasSize(201).contains("rare");
	}

	@Test
	void ignoresColumnsWithoutValues() throws IOException {
		TableScan scan = scan("x,e,y", "1,,a", "2,?,b");
		assertThat(column("e", scan).type()).isEqualTo(ColumnType.IGNORED);
		assertThat(column("e", scan).missing()).isEqualTo(2);
		assertThat(scan.warnings()).contains("Ignored, without a value: 'e'.");
	}

	@Test
	void warnsOfColumnsThatDoNotVary() throws IOException {
		assertThat(scan("x,k,t,y", "1,7,z,a", "2,7.0,z,b", "3,,z,b").warnings())
			.contains("With one value only, so of no use to learn from: 'k', 't'.");
	}

	@Test
	void warnsOfAFewTextsAmongNumbers() throws IOException {
		assertThat(scan("x,y", "1,a", "2,b", "NA,b", "3,a", "NA,a").warnings())
			.contains("Column 'x' is not numeric: 2 of its 5 values, such as 'NA' in line 4, are no numbers.");
	}

	@Test
	void warnsOfRowsWithoutTarget() throws IOException {
		assertThat(scan("x,y", "1,a", "2,?", "3,b", "4,").warnings())
			.contains("2 rows have no value of the target 'y' and are left out of training.");
	}

	@Test
	void warnsOfAMarkThatEndsEveryLabel() throws IOException {
		assertThat(scan("x,y", "1,<=50K.", "2,>50K.", "3,").warnings())
			.contains("Every label of the target 'y' ends with '.'; targetSuffix can cut it.");
		assertThat(scan("x,y", "1,a.", "2,b").warnings()).noneMatch((warning) -> warning.contains("targetSuffix"));
		assertThat(scan("x,y", "1,yes", "2,nes").warnings()).noneMatch((warning) -> warning.contains("targetSuffix"));
	}

	@Test
	void cutsTheTargetSuffix() throws IOException {
		Path file = TableFixture.write(this.directory, "x,note,y", "1,n.,a.", "2,m.,b .", "3,n.,a");
		TableScan scan = new TableScanner(TableFixture.LIMITS).scan(file, csv(null, ".", null));
		assertThat(column("y", scan).categories()).containsExactly("a", "b");
		assertThat(column("note", scan).categories()).containsExactly("m.", "n.");
		assertThat(scan.format().targetSuffix()).isEqualTo(".");
		assertThat(scan.warnings()).hasSize(1).first().asString().startsWith("The first row is taken as header");
	}

	@Test
	void warnsOfASuffixThatNoLabelHas() throws IOException {
		Path file = TableFixture.write(this.directory, "x,y", "1,<=50K.", "2,>50K.", "3,");
		assertThat(new TableScanner(TableFixture.LIMITS).scan(file, csv(true, "x", null)).warnings()).contains(
				"No value of the target 'y' ends with 'x': targetSuffix cuts nothing.",
				"Every label of the target 'y' ends with '.'; targetSuffix can cut it.");
		assertThat(new TableScanner(TableFixture.LIMITS).scan(file, csv(true, ".", null)).warnings())
			.noneMatch((warning) -> warning.contains("targetSuffix"));
	}

	@Test
	void learnsTheColumnThatIsNamed() throws IOException {
		Path file = TableFixture.write(this.directory, "a,1.5", "b,2.5", "b,3");
		TableScanner scanner = new TableScanner(TableFixture.LIMITS);
		assertThat(scanner.scan(file, csv(null, null, "c1")).task()).isEqualTo(Task.CLASSIFICATION);
		assertThat(scanner.scan(file, csv(null, null, "c2")).task()).isEqualTo(Task.REGRESSION);
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> scanner.scan(file, csv(null, null, "c3")))
			.withMessage("There is no column 'c3' to learn; there are 'c1', 'c2'.");
	}

	@Test
	void refusesATargetThatCannotBeLearned() {
		assertRefused("Column 'y' cannot be the target: it has no values. Name another column as target.", "x,y", "1,",
				"2,");
	}

	@Test
	void refusesWhatIsNoTable() {
		assertRefused("The table is empty.", "", "");
		assertRefused("The table has a header, but no rows.", "x,y");
		assertRefused("Are its fields separated by commas?", "x|y", "1|2");
		assertRefused("The table has semicolons where its fields should be separated by commas.", "x;y", "1;2");
		assertRefused("The header has two columns of the name 'x'.", "x,y,x", "1,2,3");
	}

	@Test
	void tellsWhatToDoWithTabsInATableThatIsReadAsCsv() {
		assertRefused("let the file's name end with .tsv, or say format tsv.", "x\ty", "1,5\t2,5");
		Path commas = TableFixture.write(this.directory, "x,y", "1,2");
		assertThatExceptionOfType(TableException.class)
			.isThrownBy(() -> new TableScanner(TableFixture.LIMITS).scan(commas,
					new ScanOptions(TableType.TSV, null, null, null)))
			.withMessageContaining("let the file's name end with .csv, or say format csv.");
	}

	@Test
	void refusesTooManyRows() throws IOException {
		TableScanner scanner = new TableScanner(new ScanLimits(2, 10, 10, 10));
		Path two = TableFixture.write(this.directory, "x,y", "1,a", "2,b");
		assertThat(scanner.scan(two, csv(null, null, null)).schema().rows()).isEqualTo(2);
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> scanner.scan(two, csv(false, null, null)))
			.withMessage("The table has more than 2 rows.");
	}

	@Test
	void leavesOutStatisticsBeyondTheRangeOfDoubles() throws IOException {
		Column column = column("x", scan("x,y", "1e308,a", "-1e308,b"));
		assertThat(column.type()).isEqualTo(ColumnType.NUMERIC);
		assertThat(column.standardDeviation()).isNull();
	}

	@Test
	void warnsOfNumbersThatCannotBeLearnedFrom() throws IOException {
		assertThat(scan("x,z,w,y", "1e308,1e300,1,a", "-1e308,1,2,b").warnings()).contains(
				"With numbers too large to be learned from, whatever the normalization: 'x'.",
				"With numbers too large for single precision, so that a job needs a normalization that scales them: 'z'.");
		assertThat(scan("x,y", "1e38,1e300", "-1e38,1").warnings())
			.noneMatch((warning) -> warning.contains("too large"));
	}

	private TableScan scan(String... lines) throws IOException {
		return new TableScanner(TableFixture.LIMITS).scan(TableFixture.write(this.directory, lines),
				csv(null, null, null));
	}

	private void assertRefused(String message, String... lines) {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> scan(lines)).withMessageContaining(message);
	}

	private static ScanOptions csv(@Nullable Boolean header, @Nullable String suffix, @Nullable String target) {
		return new ScanOptions(TableType.CSV, header, suffix, target);
	}

	private static Column column(String name, TableScan scan) {
		return scan.schema().column(name).orElseThrow();
	}

}
