package io.adax.trainer.optimizer;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A pass over native memory. It is cut into fixed portions, which threads may share: each
 * operation is elementwise, so the bits do not depend on who takes which. Its view of the
 * memory is kept from step to step, so a step allocates no arrays.
 *
 * @param <S> the kernel's form of a step
 * @param <V> how the kernel looks at native memory
 */
final class NativePass<S, V> implements Pass, IntConsumer {

	/** A task for one thread: long against the cost of sharing. */
	static final int PORTION = 1 << 16;

	/** What a ByteBuffer of doubles can hold, as a power of two. */
	private static final int STRETCH = 1 << 27;

	/** Below this, waking another thread takes longer than it saves. */
	private static final int SHARED = 1 << 18;

	private final Kernel<S, V> kernel;

	private final int threads;

	private final int stretch;

	private final long[] addresses = new long[3];

	private long length;

	private List<Stretch<V>> stretches = List.of();

	private @Nullable S step;

	private @Nullable Crew crew;

	NativePass(Kernel<S, V> kernel, int threads) {
		this(kernel, threads, STRETCH);
	}

	/**
	 * A pass with stretches of another length.
	 * @param stretch a multiple of a portion
	 */
	NativePass(Kernel<S, V> kernel, int threads, int stretch) {
		this.kernel = kernel;
		this.threads = threads;
		this.stretch = stretch;
	}

	@Override
	public void apply(AdaptiveStep step, INDArray g, INDArray m, INDArray v) {
		try {
			if (moved(g, 0) | moved(m, 1) | moved(v, 2) | g.length() != this.length) {
				map(g, m, v);
			}
			this.step = this.kernel.step(step);
			run();
		}
		finally {
			// buffers do not keep the memory alive
			Reference.reachabilityFence(g);
			Reference.reachabilityFence(m);
			Reference.reachabilityFence(v);
		}
	}

	private void run() {
		if (this.crew != null) {
			this.crew.run();
			return;
		}
		for (int portion = 0; portion < portions(); portion++) {
			accept(portion);
		}
	}

	private int portions() {
		return Math.toIntExact((this.length + PORTION - 1) / PORTION);
	}

	/** Steps one portion. */
	@Override
	public void accept(int portion) {
		S step = this.step;
		if (step == null) {
			throw new IllegalStateException("There is no step to take");
		}
		long start = (long) portion * PORTION;
		Stretch<V> stretch = this.stretches.get((int) (start / this.stretch));
		int from = (int) (start % this.stretch);
		int end = from + (int) Math.min(PORTION, this.length - start);
		for (; from < end; from += Kernel.RANGE) {
			this.kernel.apply(step, stretch, from, Math.min(from + Kernel.RANGE, end));
		}
	}

	// a plain DL4J network may hand over another view of its gradient at each step
	private boolean moved(INDArray array, int index) {
		DataBuffer data = array.data();
		long address = data.address() + data.offset() * data.getElementSize();
		boolean moved = address != this.addresses[index];
		this.addresses[index] = address;
		return moved;
	}

	private void map(INDArray g, INDArray m, INDArray v) {
		List<Stretch<V>> made = new ArrayList<>();
		for (long start = 0; start < g.length(); start += this.stretch) {
			made.add(new Stretch<>(view(g, start), view(m, start), view(v, start)));
		}
		this.stretches = made;
		this.length = g.length();
		boolean shared = this.threads > 1 && this.length >= SHARED;
		this.crew = shared ? new Crew(this, portions(), this.threads) : null;
	}

	private V view(INDArray array, long start) {
		int bytes = this.kernel.bytes();
		long size = Math.min(this.stretch, array.length() - start) * bytes;
		// addressPointer() starts at the view's first element, pointer() at the whole
		// buffer's
		ByteBuffer memory = new BytePointer(array.data().addressPointer()).getPointer(start * bytes)
			.capacity(size)
			.asByteBuffer()
			.order(ByteOrder.nativeOrder());
		return this.kernel.view(memory);
	}

}
