package io.adax.trainer.optimizer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** Takes a step through all parameters of an updater. */
sealed interface Pass permits NativePass, Nd4jPass {

	/** All three of the pass's type, dense, in the same order and of the same length. */
	void apply(AdaptiveStep step, INDArray g, INDArray m, INDArray v);

	/** The fastest for n values of this type where ND4J keeps them. */
	static Pass of(DataType type, long n, char order) {
		Kernel<?, ?> kernel = Kernels.of(type, n);
		return (Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU)
				? new NativePass<>(kernel, Crew.defaultThreads()) : new Nd4jPass(order);
	}

}
