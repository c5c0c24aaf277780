package io.adax.trainer.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableReaderTest {

	private static final String[] AB = { "a", "b" };

	@TempDir
	Path directory;

	@Test
	void trimsWhiteSpaceAroundFieldsAndQuotes() throws IOException {
		assertThat(read(" a ,  \"b, c\" ,\td\n")).containsExactly(new String[] { "a", "b, c", "d" });
	}

	@Test
	void readsQuotesAsInRfc4180() throws IOException {
		assertThat(read("\"say \"\"hi\"\"\",\"two\nlines\"\n"))
			.containsExactly(new String[] { "say \"hi\"", "two\nlines" });
	}

	@Test
	void readsEveryLineEnding() throws IOException {
		assertThat(read("a,b\r\na,b\na,b")).containsExactly(AB, AB, AB);
	}

	@Test
	void leavesBlankLinesOut() throws IOException {
		assertThat(read("\n  \na,b\n\r\na,b\n\n")).containsExactly(AB, AB);
	}

	@Test
	void skipsTheByteOrderMark() throws IOException {
		assertThat(read("\uFEFFa,b\n")).containsExactly(AB);
		assertThat(read("\uFEFF\"a\",b\n")).containsExactly(AB);
	}

	@Test
	void readsOtherAlphabets() throws IOException {
		assertThat(read("größe,名前\n")).containsExactly(new String[] { "größe", "名前" });
	}

	@Test
	void tellsWhereAQuoteIsOpened() {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> read("a,b\n1,2\n\"3,4\n5,6\n"))
			.satisfies((ex) -> assertThat(ex.faults()).singleElement()
				.returns(3L, TableFault::line)
				.returns(TableFault.Kind.FORM, TableFault::kind));
	}

	@Test
	void tellsThePartsOfAFault() {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> read("a,b\n1\n"))
			.satisfies((ex) -> assertThat(ex.faults()).containsExactly(new TableFault(TableFault.Kind.LENGTH,
					"Line 2 has 1 fields where 2 are expected.", 2, 0, "1", "2 fields", List.of())));
	}

	@Test
	void hasNoRowsInAnEmptyFile() throws IOException {
		assertThat(read("")).isEmpty();
	}

	@Test
	void takesEmptyAndQuestionMarkForMissing() {
		Row row = new Row(1, new String[] { "", "?", "NA", "null", "NaN" });
		assertThat(row.value(0)).isNull();
		assertThat(row.value(1)).isNull();
		assertThat(row.value(2)).isEqualTo("NA");
		assertThat(row.value(3)).isEqualTo("null");
		assertThat(row.value(4)).isEqualTo("NaN");
	}

	@Test
	void namesTheLineOfARaggedRow() {
		assertRefused("a,b\n\n\"x\ny\",b\na,b,c\n", "Line 5 has 3 fields where 2 are expected.");
		assertRefused("a,b\na\n", "Line 2 has 1 fields where 2 are expected.");
		assertRefused("a,b\na\n1,2\n1,2,3\n",
				"Line 2 has 1 fields where 2 are expected. Line 4 has 3 fields where 2 are expected.");
	}

	@Test
	void namesTheLineThatIsNotUtf8() throws IOException {
		byte[] latin1 = ("a,b\n".repeat(30_000) + "größe,b\n" + "a,b\n").getBytes(StandardCharsets.ISO_8859_1);
		assertNotUtf8(latin1, 30_001);
		assertNotUtf8("a,b\r\na,ü".getBytes(StandardCharsets.ISO_8859_1), 2);
		assertNotUtf8("a,b\n".getBytes(StandardCharsets.UTF_16), 1);
	}

	@Test
	void findsTheLineOfABrokenSequenceAcrossBufferBorders() throws IOException {
		for (int length = 8189; length < 8195; length++) {
			byte[] bytes = ("a\n" + "ü" + "x".repeat(length) + "\nü").getBytes(StandardCharsets.UTF_8);
			assertNotUtf8(Arrays.copyOf(bytes, bytes.length - 1), 3);
		}
	}

	@Test
	void refusesQuotesThatDoNotClose() {
		assertRefused("a,b\n\"a,b\na,b\n", "line 2");
		assertRefused("a,b\n\"a\"x,b\n", "line 2");
	}

	@Test
	void refusesMoreThanTheLimits() {
		assertRefused("a,b\na,b,c,d,e\n", "Line 2 has more than 4 columns.");
		assertRefused("a,b\na," + "x".repeat(21) + "\n", "Line 2, field 2 has more than 20 characters.");
	}

	@Test
	void saysTheSameOfAFieldThatIsLongerThanAnyBuffer() {
		assertRefused("a,b\na," + "x".repeat(2_000_000) + "\n", "Line 2, field 2 has more than 20 characters.");
		assertRefused("a,b\n\"" + "x,y\n".repeat(100_000), "Line 2, field 1 has more than 20 characters.");
	}

	@Test
	void refusesBinaryFiles() {
		assertRefused("a,b\na,\0\n", "Line 2, field 2 has a zero byte.");
	}

	private void assertRefused(String text, String message) {
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> read(text)).withMessageContaining(message);
	}

	private void assertNotUtf8(byte[] bytes, long line) throws IOException {
		Path file = Files.write(this.directory.resolve("bytes.csv"), bytes);
		assertThatExceptionOfType(TableException.class).isThrownBy(() -> read(file))
			.withMessage("Line %d is not UTF-8. Save the table as UTF-8.", line);
	}

	private List<String[]> read(String text) throws IOException {
		return read(Files.writeString(this.directory.resolve("table.csv"), text));
	}

	private List<String[]> read(Path file) throws IOException {
		List<String[]> rows = new ArrayList<>();
		try (TableReader reader = TableReader.open(file, ',', new ScanLimits(10, 4, 10, 20))) {
			for (Row row = reader.next(); row != null; row = reader.next()) {
				rows.add(row.fields());
			}
		}
		return rows;
	}

}
