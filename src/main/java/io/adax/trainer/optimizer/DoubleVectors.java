package io.adax.trainer.optimizer;

import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The fast kernel of type DOUBLE: vectors straight over native memory. Loaded only where
 * {@link Kernels} found the module jdk.incubator.vector.
 */
final class DoubleVectors implements Kernel<DoubleStep, VectorMemory> {

	private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

	private static final int STRIDE = SPECIES.vectorByteSize();

	private static final MethodHandle LOAD = VectorMemory.load(DoubleVector.class, SPECIES);

	private static final MethodHandle STORE = VectorMemory.store(DoubleVector.class);

	/** Whether the processor has vectors at all. */
	static boolean pay() {
		return SPECIES.length() > 1;
	}

	@Override
	public int bytes() {
		return Double.BYTES;
	}

	@Override
	public VectorMemory view(ByteBuffer memory) {
		return VectorMemory.of(memory);
	}

	@Override
	public DoubleStep step(AdaptiveStep step) {
		return new DoubleStep(step);
	}

	@Override
	public void apply(DoubleStep step, Stretch<VectorMemory> stretch, int from, int to) {
		int rest = from + SPECIES.loopBound(to - from);
		try {
			if (step.learns) {
				vectors(step, stretch, from * Double.BYTES, rest * Double.BYTES);
			}
			else {
				vectorsOfFirstMoment(step, stretch, from * Double.BYTES, rest * Double.BYTES);
			}
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
		scalars(step, stretch, rest * Double.BYTES, to * Double.BYTES);
	}

	private static void vectors(DoubleStep step, Stretch<VectorMemory> stretch, int from, int to) throws Throwable {
		Object g = stretch.g().container();
		Object m = stretch.m().container();
		Object v = stretch.v().container();
		DoubleVector alpha = DoubleVector.broadcast(SPECIES, step.alpha);
		DoubleVector beta1 = DoubleVector.broadcast(SPECIES, step.beta1);
		DoubleVector oneMinusBeta1 = DoubleVector.broadcast(SPECIES, step.oneMinusBeta1);
		DoubleVector complement = DoubleVector.broadcast(SPECIES, step.complement);
		DoubleVector inside = DoubleVector.broadcast(SPECIES, step.epsilonInside);
		DoubleVector outside = DoubleVector.broadcast(SPECIES, step.epsilonOutside);
		for (int i = from; i < to; i += STRIDE) {
			DoubleVector gi = (DoubleVector) LOAD.invokeExact(g, i);
			DoubleVector mi = (DoubleVector) LOAD.invokeExact(m, i);
			DoubleVector vi = (DoubleVector) LOAD.invokeExact(v, i);
			mi = beta1.mul(mi).add(oneMinusBeta1.mul(gi));
			vi = vi.add(complement.mul(gi.mul(gi).sub(vi)));
			gi = alpha.mul(mi).div(vi.add(inside).lanewise(VectorOperators.SQRT).add(outside));
			STORE.invokeExact(mi, m, i);
			STORE.invokeExact(vi, v, i);
			STORE.invokeExact(gi, g, i);
		}
	}

	// a condition within the loop of vectors would cost those that learn
	private static void vectorsOfFirstMoment(DoubleStep step, Stretch<VectorMemory> stretch, int from, int to)
			throws Throwable {
		Object g = stretch.g().container();
		Object m = stretch.m().container();
		Object v = stretch.v().container();
		DoubleVector alpha = DoubleVector.broadcast(SPECIES, step.alpha);
		DoubleVector beta1 = DoubleVector.broadcast(SPECIES, step.beta1);
		DoubleVector oneMinusBeta1 = DoubleVector.broadcast(SPECIES, step.oneMinusBeta1);
		DoubleVector inside = DoubleVector.broadcast(SPECIES, step.epsilonInside);
		DoubleVector outside = DoubleVector.broadcast(SPECIES, step.epsilonOutside);
		for (int i = from; i < to; i += STRIDE) {
			DoubleVector gi = (DoubleVector) LOAD.invokeExact(g, i);
			DoubleVector mi = (DoubleVector) LOAD.invokeExact(m, i);
			DoubleVector vi = (DoubleVector) LOAD.invokeExact(v, i);
			mi = beta1.mul(mi).add(oneMinusBeta1.mul(gi));
			gi = alpha.mul(mi).div(vi.add(inside).lanewise(VectorOperators.SQRT).add(outside));
			STORE.invokeExact(mi, m, i);
			STORE.invokeExact(gi, g, i);
		}
	}

	private static void scalars(DoubleStep step, Stretch<VectorMemory> stretch, int from, int to) {
		ByteBuffer g = stretch.g().bytes();
		ByteBuffer m = stretch.m().bytes();
		ByteBuffer v = stretch.v().bytes();
		for (int i = from; i < to; i += Double.BYTES) {
			double gi = g.getDouble(i);
			double mi = step.m(m.getDouble(i), gi);
			double vi = step.v(v.getDouble(i), gi);
			m.putDouble(i, mi);
			v.putDouble(i, vi);
			g.putDouble(i, step.update(mi, vi));
		}
	}

}
