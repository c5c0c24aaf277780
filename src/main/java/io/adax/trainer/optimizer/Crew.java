package io.adax.trainer.optimizer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The calling thread and helpers that share the portions of a task. Who is free takes the
 * next portion, so a helper that comes late, or not at all, costs nothing: the caller
 * goes on alone.
 */
final class Crew {

	/** A step waits for memory, which more threads do not make faster. */
	private static final int MOST_THREADS = 8;

	private static final int SPINS = 10_000;

	private static final long NAP_NANOS = 20_000;

	private final IntConsumer task;

	private final int helpers;

	private final AtomicInteger next = new AtomicInteger();

	private final AtomicInteger done = new AtomicInteger();

	private final Runnable share = this::share;

	private final int portions;

	private volatile @Nullable Throwable failure;

	Crew(IntConsumer task, int portions, int threads) {
		this.task = task;
		this.portions = portions;
		this.helpers = threads - 1;
	}

	/** As many threads as ND4J's own operations use, if there are processors for them. */
	static int defaultThreads() {
		int processors = Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
		return Math.max(1, Math.min(processors, Nd4j.getEnvironment().maxMasterThreads()));
	}

	/** Does every portion once, each by one thread, and returns when all are done. */
	void run() {
		this.failure = null;
		this.done.set(0);
		this.next.set(0);
		for (int i = 0; i < this.helpers; i++) {
			Helpers.POOL.execute(this.share);
		}
		share();
		for (int spins = 0; this.done.get() < this.portions; spins++) {
			if (spins < SPINS) {
				Thread.onSpinWait();
			}
			else {
				LockSupport.parkNanos(NAP_NANOS);
			}
		}
		Throwable failure = this.failure;
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure != null) {
			throw (RuntimeException) failure;
		}
	}

	private void share() {
		for (int portion = this.next.getAndIncrement(); portion < this.portions; portion = this.next
			.getAndIncrement()) {
			try {
				this.task.accept(portion);
			}
			catch (RuntimeException | Error ex) {
				this.failure = ex;
			}
			finally {
				this.done.incrementAndGet();
			}
		}
	}

	/** Threads of this JVM's passes, started when the first large one comes. */
	private static final class Helpers {

		private static final int THREADS = Math.max(1,
				Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS) - 1);

		// a bounded queue of its own array allocates nothing; what finds no place is left
		// to the caller
		static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES,
				new ArrayBlockingQueue<>(THREADS), Helpers::thread, new ThreadPoolExecutor.DiscardPolicy());

		private static Thread thread(Runnable work) {
			Thread thread = new Thread(work, "adax-step");
			thread.setDaemon(true);
			return thread;
		}

	}

}
