package io.adax.trainer.data;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table file, all of the same width: UTF-8, with or without byte order
 * mark, quotes as in RFC 4180, white space around fields and blank lines left out.
 */
final class TableReader implements Closeable {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final long MIN_BUFFER = 1 << 13;

	private static final long MAX_BUFFER = 1 << 26;

	/** More of them are no news. */
	private static final int MOST_FAULTS = 20;

	/** How the parser puts it; it has no exception of its own for that. */
	private static final String BUFFER_IS_FULL = "maximum buffer size";

	private final Path file;

	private final RowHandler handler;

	private final CloseableIterator<Row> rows;

	private final List<TableFault> faults = new ArrayList<>();

	private int width = -1;

	private TableReader(Path file, RowHandler handler, CloseableIterator<Row> rows) {
		this.file = file;
		this.handler = handler;
		this.rows = rows;
	}

	static TableReader open(Path file, char separator, ScanLimits limits) throws IOException {
		BufferedReader reader = Files.newBufferedReader(file);
		try {
			skipByteOrderMark(reader);
		}
		catch (CharacterCodingException ex) {
			reader.close();
			throw notUtf8(file);
		}
		RowHandler handler = new RowHandler(limits);
		CsvReader<Row> csv = CsvReader.builder()
			.fieldSeparator(separator)
			.trimWhitespacesAroundQuotes(true)
			.allowUnclosedQuote(false)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.maxBufferSize((int) Math.min(MAX_BUFFER, MIN_BUFFER + 4L * limits.maxFieldLength()))
			.build(handler, reader);
		return new TableReader(file, handler, csv.iterator());
	}

	private static void skipByteOrderMark(BufferedReader reader) throws IOException {
		reader.mark(1);
		if (reader.read() != BYTE_ORDER_MARK) {
			reader.reset();
		}
	}

	/** The next row that is not blank, or null after the last. */
	@Nullable Row next() throws IOException {
		while (hasNext()) {
			Row row = this.rows.next();
			if (!row.blank() && isSound(row)) {
				return row;
			}
		}
		if (!this.faults.isEmpty()) {
			throw new TableException(this.faults);
		}
		return null;
	}

	private boolean hasNext() throws IOException {
		try {
			return this.rows.hasNext();
		}
		catch (CsvParseException ex) {
			if (ex.getCause() instanceof TableException reason) {
				throw last(reason);
			}
			if (String.valueOf(ex.getMessage()).contains(BUFFER_IS_FULL)) {
				throw last(this.handler.tooLong());
			}
			throw last(new TableException(
					TableFault.of(TableFault.Kind.FORM, "The table is not well-formed: " + ex.getMessage())
						.at(this.handler.line(), 0)));
		}
		catch (UncheckedIOException ex) {
			if (ex.getCause() instanceof CharacterCodingException) {
				throw last(notUtf8(this.file));
			}
			throw ex.getCause();
		}
	}

	/** Notes a row of another width, and goes on to find more of them. */
	private boolean isSound(Row row) {
		if (this.width < 0) {
			this.width = row.fields().length;
		}
		if (row.fields().length == this.width) {
			return true;
		}
		int fields = row.fields().length;
		this.faults.add(TableFault
			.of(TableFault.Kind.LENGTH,
					"Line %d has %d fields where %d are expected.".formatted(row.line(), fields, this.width))
			.with(Integer.toString(fields), this.width + " fields")
			.at(row.line(), 0));
		if (this.faults.size() == MOST_FAULTS) {
			throw new TableException(this.faults);
		}
		return false;
	}

	/** What ends the reading, behind what was noted before. */
	private TableException last(TableException reason) {
		List<TableFault> all = new ArrayList<>(this.faults);
		all.addAll(reason.faults());
		return new TableException(all);
	}

	private static TableException notUtf8(Path file) throws IOException {
		long line = MalformedText.firstLine(file);
		return new TableException(
				TableFault.of(TableFault.Kind.FORM, "Line %d is not UTF-8. Save the table as UTF-8.".formatted(line))
					.with(null, "UTF-8")
					.at(line, 0));
	}

	@Override
	public void close() throws IOException {
		this.rows.close();
	}

}
