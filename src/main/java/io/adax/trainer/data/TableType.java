package io.adax.trainer.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/** The kinds of table files, by the character between two fields. */
@Schema(description = "Kind of table file: csv has commas between its fields, tsv has tabs. Quotes as in RFC 4180, UTF-8.",
		example = "csv")
public enum TableType {

	@JsonProperty("csv")
	CSV(','),

	@JsonProperty("tsv")
	TSV('\t');

	private final char separator;

	TableType(char separator) {
		this.separator = separator;
	}

	/** The character between two fields. */
	public char separator() {
		return this.separator;
	}

}
