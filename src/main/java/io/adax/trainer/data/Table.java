package io.adax.trainer.data;

import java.util.List;

/**
 * The rows of a table that have a target value, column by column.
 *
 * @param rows how many there are
 * @param unlabelled rows left out because their target value is missing
 * @param features one for each feature column, in the schema's order
 * @param target values of the target column, none missing
 */
record Table(int rows, long unlabelled, List<Cells> features, Cells target) {
}
