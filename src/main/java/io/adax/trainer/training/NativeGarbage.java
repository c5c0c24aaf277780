package io.adax.trainer.training;

import java.util.function.LongSupplier;

import org.bytedeco.javacpp.Pointer;

/**
 * Has unreachable native memory collected before the process reaches its limit. Java
 * collects when its own heap is full, which sees nothing of arrays outside of it; and
 * JavaCPP, which collects at the limit, does so within an operation, during which
 * {@link NativeOperations} frees nothing.
 */
final class NativeGarbage {

	/**
	 * Below this share of the limit a process may leave it to the JVM: a full collection
	 * takes longer than a small training.
	 */
	private static final double ENOUGH = 0.25;

	/**
	 * Growth since the last collection, as a share of the limit, that is worth another.
	 */
	private static final double GROWTH = 0.125;

	/** No memory is written so fast that it grows by {@link #GROWTH} meanwhile. */
	private static final long INTERVAL = 10_000_000;

	private final long limit;

	private final LongSupplier used;

	private final LongSupplier nanoTime;

	private final Runnable collection;

	private long looked;

	private long least = Long.MAX_VALUE;

	/**
	 * Creates one.
	 * @param limit bytes that the process may have
	 * @param used bytes that it has
	 * @param nanoTime a clock
	 * @param collection collects everything that is unreachable
	 */
	NativeGarbage(long limit, LongSupplier used, LongSupplier nanoTime, Runnable collection) {
		this.limit = limit;
		this.used = used;
		this.nanoTime = nanoTime;
		this.collection = collection;
		this.looked = nanoTime.getAsLong() - INTERVAL;
	}

	/** Of this process. */
	static NativeGarbage ofThisProcess() {
		return new NativeGarbage(Pointer.maxPhysicalBytes(), Pointer::physicalBytes, System::nanoTime, System::gc);
	}

	/**
	 * About how much there is until it is collected, of a process that may have so much.
	 */
	static long most(long limit) {
		return (long) (GROWTH * limit);
	}

	/** To be asked before each operation. */
	synchronized void collectIfGrown() {
		long now = this.nanoTime.getAsLong();
		if (now - this.looked < INTERVAL) {
			return;
		}
		this.looked = now;
		long bytes = this.used.getAsLong();
		// what is collected is freed a little later
		this.least = Math.min(this.least, bytes);
		if (isMuch(bytes) && bytes - this.least > most(this.limit)) {
			this.collection.run();
			this.least = bytes;
		}
	}

	/** Collects at once, where memory is short. */
	void collectIfMuch() {
		if (isMuch(this.used.getAsLong())) {
			this.collection.run();
		}
	}

	private boolean isMuch(long bytes) {
		return bytes > ENOUGH * this.limit;
	}

}
