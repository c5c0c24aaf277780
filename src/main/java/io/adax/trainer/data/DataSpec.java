package io.adax.trainer.data;

import org.jspecify.annotations.Nullable;

/**
 * Which rows a run learns from, and how they become numbers.
 *
 * @param source the table that is split into training, validation and test part
 * @param test a table whose rows are the test part, instead of a share of the source's
 * @param testRows rows of that table that have a target value; 0 if there is none
 * @param schema the columns of both tables; the test table's header may have another
 * order
 * @param task what is learned
 * @param target the column that is learned
 * @param split the shares held back
 * @param normalization how numbers are scaled
 * @param categories how categories become numbers
 */
public record DataSpec(TableSource source, @Nullable TableSource test, long testRows, TableSchema schema, Task task,
		String target, SplitSpec split, Normalization normalization, CategoricalEncoding categories) {

	/** The share of the source's rows that is the test part. */
	double heldBackForTest() {
		return (this.test != null) ? 0 : this.split.test();
	}

	/** Whether each class is to keep its share in every part. */
	public boolean stratified() {
		return this.task == Task.CLASSIFICATION && !Boolean.FALSE.equals(this.split.stratify());
	}

}
