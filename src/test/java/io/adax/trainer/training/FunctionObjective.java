package io.adax.trainer.training;

import java.util.List;
import java.util.function.UnaryOperator;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A function of a few parameters that is minimised, its gradient given. */
final class FunctionObjective implements Objective {

	private final INDArray parameters;

	private final INDArray gradient;

	private final List<ParameterBlock> blocks;

	private final UnaryOperator<double[]> derivative;

	FunctionObjective(UnaryOperator<double[]> derivative, double... start) {
		this(List.of(new ParameterBlock(0, "W", ParameterBlock.Kind.WEIGHT, 0, 1, start.length)), derivative, start);
	}

	FunctionObjective(List<ParameterBlock> blocks, UnaryOperator<double[]> derivative, double... start) {
		this.blocks = blocks;
		this.derivative = derivative;
		this.parameters = Nd4j.createFromArray(start).castTo(DataType.FLOAT);
		this.gradient = Nd4j.zeros(DataType.FLOAT, start.length);
	}

	double[] values() {
		return this.parameters.toDoubleVector();
	}

	/** Computes the gradient here and takes a step. */
	void step(OptimizerStep step, int iteration) {
		this.gradient.assign(Nd4j.createFromArray(this.derivative.apply(values())).castTo(DataType.FLOAT));
		step.apply(iteration, 0);
	}

	void walk(OptimizerStep step, int from, int to) {
		for (int iteration = from; iteration < to; iteration++) {
			step(step, iteration);
		}
	}

	@Override
	public INDArray parameters() {
		return this.parameters;
	}

	@Override
	public List<ParameterBlock> blocks() {
		return this.blocks;
	}

	@Override
	public double lossAndGradient(Batch batch, long noiseSeed) {
		throw new UnsupportedOperationException();
	}

	@Override
	public INDArray gradient() {
		return this.gradient;
	}

	@Override
	public void answers(float[] rows, int count, float[] answers) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
		// nothing to close
	}

}
