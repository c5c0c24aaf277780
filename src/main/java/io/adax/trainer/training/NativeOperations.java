package io.adax.trainer.training;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.nd4j.linalg.api.memory.deallocation.DeallocatableReference;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps native memory while operations may use it. ND4J frees the memory of an array as
 * soon as no Java code can reach the array, on threads of its own; but compiled code lets
 * go of an array once it has read its address, and the native operation is still to come.
 * A process in which a collection falls into that gap ends by SIGSEGV. Here what became
 * unreachable is freed only when all operations that were running by then are over.
 */
final class NativeOperations {

	private static final Logger log = LoggerFactory.getLogger(NativeOperations.class);

	static final NativeGarbage GARBAGE = NativeGarbage.ofThisProcess();

	private static final int MOST_AT_ONCE = 10_000;

	/**
	 * Held for reading by operations. Fair: whoever frees memory waits for those that
	 * run, not for those that come after.
	 */
	private static final ReentrantReadWriteLock RUNNING = new ReentrantReadWriteLock(true);

	static {
		try {
			replaceDeallocators(Nd4j.getDeallocatorService());
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			log.warn("Native memory is freed while operations run: this is another ND4J than expected", ex);
		}
	}

	private NativeOperations() {
	}

	/**
	 * Operations of this thread until it is closed; what they use is not freed meanwhile.
	 * What those before have left is collected first, if it is much.
	 */
	static Span begin() {
		GARBAGE.collectIfGrown();
		RUNNING.readLock().lock();
		return RUNNING.readLock()::unlock;
	}

	private static void replaceDeallocators(DeallocatorService service) throws ReflectiveOperationException {
		Map<?, ?> tracked = (Map<?, ?>) field(service, "referenceMap");
		ReferenceQueue<?>[] queues = (ReferenceQueue<?>[]) field(service, "queues");
		Thread[] deallocators = (Thread[]) field(service, "deallocatorThreads");
		for (int i = 0; i < queues.length; i++) {
			ReferenceQueue<?> queue = queues[i];
			Thread thread = new Thread(() -> freeAll(queue, tracked), "native-memory-" + i);
			thread.setDaemon(true);
			thread.start();
			deallocators[i].interrupt();
		}
	}

	private static Object field(DeallocatorService service, String name) throws ReflectiveOperationException {
		Field field = DeallocatorService.class.getDeclaredField(name);
		field.setAccessible(true);
		return field.get(service);
	}

	private static void freeAll(ReferenceQueue<?> queue, Map<?, ?> tracked) {
		List<DeallocatableReference> found = new ArrayList<>();
		while (true) {
			try {
				found.add((DeallocatableReference) queue.remove());
			}
			catch (InterruptedException ex) {
				return;
			}
			for (Reference<?> next = queue.poll(); next != null; next = queue.poll()) {
				found.add((DeallocatableReference) next);
				if (found.size() >= MOST_AT_ONCE) {
					break;
				}
			}
			awaitRunning();
			found.forEach((reference) -> {
				reference.getDeallocator().deallocate();
				tracked.remove(reference.getId());
			});
			found.clear();
		}
	}

	private static void awaitRunning() {
		RUNNING.writeLock().lock();
		RUNNING.writeLock().unlock();
	}

	/** Operations from {@link #begin()} on. */
	interface Span extends AutoCloseable {

		@Override
		void close();

	}

}
