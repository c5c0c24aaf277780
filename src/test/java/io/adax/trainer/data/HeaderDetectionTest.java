package io.adax.trainer.data;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderDetectionTest {

	@TempDir
	Path directory;

	@Test
	void findsNamesAboveNumbers() throws IOException {
		TableScan scan = scan(null, "name,age", "ann,20", "bob,30");
		assertNames(scan, "name", "age");
		assertThat(scan.warnings())
			.contains("The first row is taken as header: it has no number, and column 'age' has numbers below it.");
	}

	@Test
	void takesARowWithANumberForData() throws IOException {
		TableScan scan = scan(null, "ann,20", "bob,30");
		assertNames(scan, "c1", "c2");
		assertThat(scan.warnings()).contains("The first row is taken as data, not as header: its field 2 is a number.");
	}

	@Test
	void takesARowWithAMissingValueForData() throws IOException {
		assertNames(scan(null, "ann,?", "bob,30"), "c1", "c2");
	}

	@Test
	void findsNamesAboveTextsThatTheyAreNotAmong() throws IOException {
		TableScan scan = scan(null, "colour,taste", "red,sweet", "green,sour", "red,sour");
		assertNames(scan, "colour", "taste");
		assertThat(scan.warnings()).contains("The first row is taken as header: its values do not occur below it.");
	}

	@Test
	void takesTextsThatOccurAgainForData() throws IOException {
		TableScan scan = scan(null, "red,sweet", "green,sour", "red,sour");
		assertNames(scan, "c1", "c2");
		assertThat(scan.warnings())
			.contains("The first row is taken as data, not as header: 'red' occurs again below it.");
	}

	@Test
	void takesTextsThatRepeatWithinTheRowForData() throws IOException {
		assertNames(scan(null, "yes,yes", "no,no", "maybe,no"), "c1", "c2");
	}

	@Test
	void trustsTheNameOfTheTarget() throws IOException {
		Path file = TableFixture.write(this.directory, "2019,class", "1,a", "2,b");
		TableScan scan = new TableScanner(TableFixture.LIMITS).scan(file,
				new ScanOptions(TableType.CSV, null, null, "class"));
		assertNames(scan, "2019", "class");
	}

	@Test
	void doesAsItIsTold() throws IOException {
		assertNames(scan(false, "colour,taste", "red,sweet", "green,sour"), "c1", "c2");
		TableScan scan = scan(true, "1,2", "red,3", "green,4");
		assertNames(scan, "1", "2");
		assertThat(scan.warnings()).isEmpty();
	}

	@Test
	void namesColumnsWithoutName() throws IOException {
		assertNames(scan(null, ",age,", "1,20,a", "2,30,b"), "c1", "age", "c3");
	}

	private TableScan scan(@Nullable Boolean header, String... lines) throws IOException {
		return new TableScanner(TableFixture.LIMITS).scan(TableFixture.write(this.directory, lines),
				new ScanOptions(TableType.CSV, header, null, null));
	}

	private static void assertNames(TableScan scan, String... names) {
		assertThat(scan.schema().columns()).extracting(Column::name).containsExactly(names);
		assertThat(scan.format().header()).isEqualTo(!names[0].equals("c1") || !names[1].equals("c2"));
	}

}
