package io.adax.trainer.optimizer;

import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The fast kernel of type FLOAT: vectors straight over native memory. Loaded only where
 * {@link Kernels} found the module jdk.incubator.vector.
 */
final class FloatVectors implements Kernel<FloatStep, VectorMemory> {

	private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

	private static final int STRIDE = SPECIES.vectorByteSize();

	private static final MethodHandle LOAD = VectorMemory.load(FloatVector.class, SPECIES);

	private static final MethodHandle STORE = VectorMemory.store(FloatVector.class);

	/** Whether the processor has vectors at all. */
	static boolean pay() {
		return SPECIES.length() > 2;
	}

	@Override
	public int bytes() {
		return Float.BYTES;
	}

	@Override
	public VectorMemory view(ByteBuffer memory) {
		return VectorMemory.of(memory);
	}

	@Override
	public FloatStep step(AdaptiveStep step) {
		return new FloatStep(step);
	}

	@Override
	public void apply(FloatStep step, Stretch<VectorMemory> stretch, int from, int to) {
		int rest = from + SPECIES.loopBound(to - from);
		try {
			if (step.learns) {
				vectors(step, stretch, from * Float.BYTES, rest * Float.BYTES);
			}
			else {
				vectorsOfFirstMoment(step, stretch, from * Float.BYTES, rest * Float.BYTES);
			}
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
		scalars(step, stretch, rest * Float.BYTES, to * Float.BYTES);
	}

	private static void vectors(FloatStep step, Stretch<VectorMemory> stretch, int from, int to) throws Throwable {
		Object g = stretch.g().container();
		Object m = stretch.m().container();
		Object v = stretch.v().container();
		FloatVector alpha = FloatVector.broadcast(SPECIES, step.alpha);
		FloatVector beta1 = FloatVector.broadcast(SPECIES, step.beta1);
		FloatVector oneMinusBeta1 = FloatVector.broadcast(SPECIES, step.oneMinusBeta1);
		FloatVector complement = FloatVector.broadcast(SPECIES, step.complement);
		FloatVector inside = FloatVector.broadcast(SPECIES, step.epsilonInside);
		FloatVector outside = FloatVector.broadcast(SPECIES, step.epsilonOutside);
		for (int i = from; i < to; i += STRIDE) {
			FloatVector gi = (FloatVector) LOAD.invokeExact(g, i);
			FloatVector mi = (FloatVector) LOAD.invokeExact(m, i);
			FloatVector vi = (FloatVector) LOAD.invokeExact(v, i);
			mi = beta1.mul(mi).add(oneMinusBeta1.mul(gi));
			vi = vi.add(complement.mul(gi.mul(gi).sub(vi)));
			gi = alpha.mul(mi).div(vi.add(inside).lanewise(VectorOperators.SQRT).add(outside));
			STORE.invokeExact(mi, m, i);
			STORE.invokeExact(vi, v, i);
			STORE.invokeExact(gi, g, i);
		}
	}

	// a condition within the loop of vectors would cost those that learn
	private static void vectorsOfFirstMoment(FloatStep step, Stretch<VectorMemory> stretch, int from, int to)
			throws Throwable {
		Object g = stretch.g().container();
		Object m = stretch.m().container();
		Object v = stretch.v().container();
		FloatVector alpha = FloatVector.broadcast(SPECIES, step.alpha);
		FloatVector beta1 = FloatVector.broadcast(SPECIES, step.beta1);
		FloatVector oneMinusBeta1 = FloatVector.broadcast(SPECIES, step.oneMinusBeta1);
		FloatVector inside = FloatVector.broadcast(SPECIES, step.epsilonInside);
		FloatVector outside = FloatVector.broadcast(SPECIES, step.epsilonOutside);
		for (int i = from; i < to; i += STRIDE) {
			FloatVector gi = (FloatVector) LOAD.invokeExact(g, i);
			FloatVector mi = (FloatVector) LOAD.invokeExact(m, i);
			FloatVector vi = (FloatVector) LOAD.invokeExact(v, i);
			mi = beta1.mul(mi).add(oneMinusBeta1.mul(gi));
			gi = alpha.mul(mi).div(vi.add(inside).lanewise(VectorOperators.SQRT).add(outside));
			STORE.invokeExact(mi, m, i);
			STORE.invokeExact(gi, g, i);
		}
	}

	private static void scalars(FloatStep step, Stretch<VectorMemory> stretch, int from, int to) {
		ByteBuffer g = stretch.g().bytes();
		ByteBuffer m = stretch.m().bytes();
		ByteBuffer v = stretch.v().bytes();
		for (int i = from; i < to; i += Float.BYTES) {
			float gi = g.getFloat(i);
			float mi = step.m(m.getFloat(i), gi);
			float vi = step.v(v.getFloat(i), gi);
			m.putFloat(i, mi);
			v.putFloat(i, vi);
			g.putFloat(i, step.update(mi, vi));
		}
	}

}
