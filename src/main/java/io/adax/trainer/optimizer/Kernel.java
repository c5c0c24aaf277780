package io.adax.trainer.optimizer;

import java.nio.ByteBuffer;

/**
 * Does a step over native memory. Without state, so that threads may share it; all
 * kernels of a type give the same bits.
 *
 * @param <S> its form of a step
 * @param <V> how it looks at native memory
 */
interface Kernel<S, V> {

	/**
	 * Most values of one call: enough to hide its cost, few enough for a core's own
	 * cache, and a loop that comes to its end is one that the JVM compiles well.
	 */
	int RANGE = 4096;

	/** Size of a value. */
	int bytes();

	/** This memory, in the machine's byte order, as the kernel wants it. */
	V view(ByteBuffer memory);

	/** The step with its hyper-parameters in the kernel's type. */
	S step(AdaptiveStep step);

	/** Steps values from {@code from} to before {@code to}. */
	void apply(S step, Stretch<V> stretch, int from, int to);

}
