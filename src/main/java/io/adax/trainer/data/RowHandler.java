package io.adax.trainer.data;

import java.util.Arrays;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Gathers the fields of a row, within limits. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {

	private final ScanLimits limits;

	private String[] fields = new String[16];

	private int count;

	RowHandler(ScanLimits limits) {
		this.limits = limits;
	}

	@Override
	protected void handleBegin(long line) {
		this.count = 0;
	}

	@Override
	protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
		if (index == this.limits.maxColumns()) {
			throw new TableException(TableFault
				.of(TableFault.Kind.LIMIT,
						"Line %d has more than %d columns.".formatted(getStartingLineNumber(),
								this.limits.maxColumns()))
				.with(null, "at most %d columns".formatted(this.limits.maxColumns()))
				.at(getStartingLineNumber(), index + 1));
		}
		if (index == this.fields.length) {
			this.fields = Arrays.copyOf(this.fields, index * 2);
		}
		this.fields[index] = checked(new String(buffer, offset, length).strip(), index);
		this.count = index + 1;
	}

	private String checked(String field, int index) {
		if (field.length() > this.limits.maxFieldLength()) {
			throw tooLong(index);
		}
		if (field.indexOf('\0') >= 0) {
			throw new TableException(TableFault
				.of(TableFault.Kind.FORM,
						"Line %d, field %d has a zero byte. Is the file a text file?".formatted(getStartingLineNumber(),
								index + 1))
				.with(null, "text")
				.at(getStartingLineNumber(), index + 1));
		}
		return field;
	}

	/** Where the row begins that is read. */
	long line() {
		return getStartingLineNumber();
	}

	/** Of the field that follows those read so far of this row. */
	TableException tooLong() {
		return tooLong(this.count);
	}

	private TableException tooLong(int index) {
		return new TableException(TableFault
			.of(TableFault.Kind.LIMIT,
					"Line %d, field %d has more than %d characters. Is a quote left open?"
						.formatted(getStartingLineNumber(), index + 1, this.limits.maxFieldLength()))
			.with(null, "at most %d characters".formatted(this.limits.maxFieldLength()))
			.at(getStartingLineNumber(), index + 1));
	}

	@Override
	protected Row buildRecord() {
		return new Row(getStartingLineNumber(), Arrays.copyOf(this.fields, this.count));
	}

}
