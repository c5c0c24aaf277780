package io.adax.trainer.datasets;

import io.adax.trainer.data.TableFormat;
import io.adax.trainer.data.TableSchema;
import io.adax.trainer.data.Task;

/**
 * A dataset as other modules use it.
 *
 * @param id its identifier
 * @param name its owner's name for it
 * @param version which upload of that name, from 1
 * @param sha256 of the file's bytes
 * @param format how the file is written
 * @param schema its columns and number of rows
 * @param target the column to learn, unless a job names another
 * @param task what is learned from the target, as far as its values tell
 */
public record StoredDataset(String id, String name, int version, String sha256, TableFormat format, TableSchema schema,
		String target, Task task) {
}
