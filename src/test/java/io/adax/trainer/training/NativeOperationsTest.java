package io.adax.trainer.training;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class NativeOperationsTest {

	private final CountDownLatch freed = new CountDownLatch(1);

	@Test
	void keepsWhatAnOperationMayUseAndFreesItAfterwards() throws InterruptedException {
		try (NativeOperations.Span operation = NativeOperations.begin()) {
			WeakReference<Deallocatable> garbage = garbage();
			await().until(() -> {
				System.gc();
				return garbage.refersTo(null);
			});
			// whoever frees it has seen it once it waits for this operation
			await().until(() -> Arrays.stream(threads())
				.anyMatch((thread) -> thread.getName().startsWith("native-memory-")
						&& thread.getState() == Thread.State.WAITING && stands(thread, "awaitRunning")));
			assertThat(this.freed.getCount()).isEqualTo(1);
		}
		await().atMost(Duration.ofSeconds(10)).until(() -> this.freed.getCount() == 0);
	}

	@Test
	void isTheOnlyOneThatFrees() {
		NativeOperations.begin().close();
		await().until(() -> Arrays.stream(threads())
			.noneMatch((thread) -> thread.getName().startsWith("DeallocatorServiceThread")));
	}

	private WeakReference<Deallocatable> garbage() {
		Deallocatable deallocatable = new Something(this.freed::countDown);
		Nd4j.getDeallocatorService().pickObject(deallocatable);
		return new WeakReference<>(deallocatable);
	}

	private static Thread[] threads() {
		return Thread.getAllStackTraces().keySet().toArray(Thread[]::new);
	}

	private static boolean stands(Thread thread, String method) {
		return Arrays.stream(thread.getStackTrace()).anyMatch((frame) -> frame.getMethodName().equals(method));
	}

	private static final class Something implements Deallocatable {

		private final String id = UUID.randomUUID().toString();

		private final Deallocator deallocator;

		Something(Runnable free) {
			this.deallocator = free::run;
		}

		@Override
		public String getUniqueId() {
			return this.id;
		}

		@Override
		public Deallocator deallocator() {
			return this.deallocator;
		}

		@Override
		public int targetDevice() {
			return 0;
		}

	}

}
