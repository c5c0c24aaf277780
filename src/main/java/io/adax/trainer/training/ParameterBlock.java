package io.adax.trainer.training;

import java.util.ArrayList;
import java.util.List;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A run of parameters of one kind in the flat vector.
 *
 * @param layer position of the layer
 * @param name the layer's own name of it, such as {@code W}
 * @param offset first element
 * @param rows rows of the matrix, which is stored column by column; 1 for a vector
 * @param columns its columns
 */
record ParameterBlock(int layer, String name, Kind kind, long offset, long rows, long columns) {

	/** What an optimizer may do to it. */
	enum Kind {

		/** Trained and regularised. */
		WEIGHT,
		/** Trained, never regularised: biases, scales and shifts. */
		BIAS,
		/** Running statistics: their "gradient" is simply subtracted. */
		STATISTIC

	}

	long length() {
		return this.rows * this.columns;
	}

	long end() {
		return this.offset + length();
	}

	Range range() {
		return new Range(this.offset, end());
	}

	/**
	 * The longest ranges without statistics, in order.
	 */
	static List<Range> trained(List<ParameterBlock> blocks) {
		List<Range> ranges = new ArrayList<>();
		for (ParameterBlock block : blocks) {
			Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
			if (block.kind() == Kind.STATISTIC) {
				continue;
			}
			if (last != null && last.to() == block.offset()) {
				ranges.set(ranges.size() - 1, new Range(last.from(), block.end()));
			}
			else {
				ranges.add(new Range(block.offset(), block.end()));
			}
		}
		return ranges;
	}

	/** Elements of the flat vector from {@code from} to before {@code to}. */
	record Range(long from, long to) {

		long length() {
			return this.to - this.from;
		}

		/** These elements as a view. */
		INDArray of(INDArray flat) {
			return flat.get(NDArrayIndex.interval(this.from, this.to));
		}
	}

}
