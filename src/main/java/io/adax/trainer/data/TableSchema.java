package io.adax.trainer.data;

import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The columns of a table and its number of data rows.
 *
 * @param columns in the file's order
 * @param rows data rows, without header and blank lines
 */
@Schema(hidden = true)
public record TableSchema(List<Column> columns, long rows) {

	/** The column of that name. */
	public Optional<Column> column(String name) {
		return this.columns.stream().filter((column) -> column.name().equals(name)).findFirst();
	}

}
