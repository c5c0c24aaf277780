package io.adax.trainer.data;

import java.util.List;

/**
 * What a scan found.
 *
 * @param format how the table is written, with the header decided
 * @param schema its columns and number of rows
 * @param target name of the column to learn
 * @param task what is learned from it, as far as its values tell
 * @param warnings what its owner should know, one sentence each
 */
public record TableScan(TableFormat format, TableSchema schema, String target, Task task, List<String> warnings) {

	public TableScan {
		warnings = List.copyOf(warnings);
	}

}
