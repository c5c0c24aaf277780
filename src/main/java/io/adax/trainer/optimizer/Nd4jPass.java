package io.adax.trainer.optimizer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A pass by ND4J's own operations, wherever its arrays are.
 *
 * @param order in which elements of the arrays correspond
 */
record Nd4jPass(char order) implements Pass {

	@Override
	public void apply(AdaptiveStep step, INDArray g, INDArray m, INDArray v) {
		INDArray gradient = flat(g);
		INDArray first = flat(m);
		INDArray second = flat(v);
		first.muli(step.beta1()).addi(gradient.mul(1 - step.beta1()));
		boolean single = g.dataType() == DataType.FLOAT;
		if ((single ? (float) step.complement() : step.complement()) != 0) {
			second.addi(gradient.mul(gradient).subi(second).muli(step.complement()));
		}
		double smallest = single ? Float.MIN_NORMAL : Double.MIN_NORMAL;
		INDArray root = Transforms.sqrt(second.add(step.epsilonInside()), false);
		gradient.assign(first.mul(step.alpha()).divi(root.addi(Math.max(step.epsilonOutside(), smallest))));
	}

	private INDArray flat(INDArray array) {
		INDArray flat = Shape.newShapeNoCopy(array, new long[] { array.length() }, this.order == 'f');
		if (flat == null) {
			throw new IllegalStateException("Not a dense array: " + array.shapeInfoToString());
		}
		return flat;
	}

}
