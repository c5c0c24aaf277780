package io.adax.trainer.data;

import java.util.function.BooleanSupplier;

/**
 * Encoded rows, row by row in single precision: what a network is trained and evaluated
 * on. The arrays are not copied and must not be written to.
 *
 * @param rows how many; 0 for a part that was not asked for
 * @param inputs width of a row's features
 * @param outputs width of a row's labels
 * @param features rows × inputs
 * @param labels rows × outputs: one-hot, or the scaled target of a regression
 * @param classes each row's label by its position; empty for a regression
 * @param values each row's target in its own unit; empty for a classification
 */
@SuppressWarnings("ArrayRecordComponent")
public record Examples(int rows, int inputs, int outputs, float[] features, float[] labels, int[] classes,
		double[] values) {

	/** The largest array that every virtual machine grants. */
	private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

	static Examples encode(Encoder encoder, Table table, int[] rows, BooleanSupplier stop) {
		int inputs = encoder.inputs();
		int outputs = encoder.outputs();
		boolean classification = encoder.target() instanceof TargetEncoding.Labels;
		Examples examples = new Examples(rows.length, inputs, outputs, new float[length(rows.length, inputs)],
				new float[length(rows.length, outputs)], new int[classification ? rows.length : 0],
				new double[classification ? 0 : rows.length]);
		for (int i = 0; i < rows.length; i++) {
			examples.put(i, encoder, table, rows[i]);
			LoadingStopped.check(i, stop);
		}
		return examples;
	}

	private static int length(int rows, int width) {
		long length = (long) rows * width;
		if (length > MAX_ARRAY) {
			throw new TableException(
					"%d rows of %d encoded values are more than the %d that fit into memory. Use fewer rows or columns, or encode categories as integer."
						.formatted(rows, width, MAX_ARRAY));
		}
		return (int) length;
	}

	private void put(int i, Encoder encoder, Table table, int row) {
		int at = i * this.inputs;
		for (int column = 0; column < encoder.features().size(); column++) {
			FeatureEncoding feature = encoder.features().get(column);
			feature.encode(feature.seen(table.features().get(column).value(row)), this.features, at);
			at += feature.width();
		}
		double target = table.target().value(row);
		encoder.target().encode(target, this.labels, i * this.outputs);
		if (this.classes.length > 0) {
			this.classes[i] = (int) target;
		}
		else {
			this.values[i] = target;
		}
	}

	/**
	 * Copies the rows {@code order[from]} to {@code order[to - 1]} to the start of the
	 * caller's buffers, which are used again for every batch.
	 * @param features room for (to - from) × inputs
	 * @param labels room for (to - from) × outputs
	 */
	public void batch(int[] order, int from, int to, float[] features, float[] labels) {
		for (int i = from; i < to; i++) {
			System.arraycopy(this.features, order[i] * this.inputs, features, (i - from) * this.inputs, this.inputs);
			System.arraycopy(this.labels, order[i] * this.outputs, labels, (i - from) * this.outputs, this.outputs);
		}
	}

}
