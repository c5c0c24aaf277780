package io.adax.trainer.data;

/**
 * What the rows of a spec take of an engine's heap, known before any of them is read.
 *
 * @param examples bytes of the encoded rows of all parts, which stay for the whole run
 * @param cells bytes of the values as they were read, which go when all are encoded
 */
public record TableMemory(long examples, long cells) {

	/**
	 * Of the spec's tables.
	 * @throws TableException if the spec's columns cannot be learned from
	 */
	public static TableMemory of(DataSpec spec) {
		Target target = Target.of(spec);
		long labelled = spec.schema().rows() - target.column().missing();
		long row = Float.BYTES * (Encoder.inputs(spec) + Encoder.outputs(spec)) + Cells.bytes(target.classes());
		long cells = Cells.bytes(target.classes()) + Features.columns(spec)
			.stream()
			.mapToLong((column) -> Cells.bytes(column.type() == ColumnType.CATEGORICAL))
			.sum();
		return new TableMemory((labelled + spec.testRows()) * row, (spec.schema().rows() + spec.testRows()) * cells);
	}

	/** The most at a time: while rows are encoded, both are there. */
	public long peak() {
		return this.examples + this.cells;
	}

}
