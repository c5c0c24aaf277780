package io.adax.trainer.training;

import io.adax.trainer.data.Examples;

/** Cuts an epoch's order into batches; each reuses the arrays of the one before. */
final class Batches {

	private final Examples examples;

	private final Architecture.Head head;

	private final int size;

	private final float[] features;

	private final float[] labels;

	Batches(Examples examples, Architecture.Head head, int size) {
		this.examples = examples;
		this.head = head;
		this.size = Math.min(size, examples.rows());
		this.features = new float[Math.multiplyExact(this.size, examples.inputs())];
		this.labels = new float[this.size * examples.outputs()];
	}

	/** Batches in an epoch. */
	int count() {
		return (this.examples.rows() + this.size - 1) / this.size;
	}

	/** The batch at a position of an epoch, counted from 0. */
	Batch get(int[] order, int position) {
		int from = position * this.size;
		int to = Math.min(from + this.size, this.examples.rows());
		this.examples.batch(order, from, to, this.features, this.labels);
		if (this.head.isBinary()) {
			for (int i = from; i < to; i++) {
				this.labels[i - from] = this.examples.classes()[order[i]];
			}
		}
		return new Batch(this.features, this.labels, to - from);
	}

}
