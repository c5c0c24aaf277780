package io.adax.trainer.optimizer;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CrewTest {

	/** Or some parameters would stay behind, and nobody would know. */
	@Test
	@Timeout(60)
	void tellsOfAnErrorInAHelper() {
		Thread caller = Thread.currentThread();
		CountDownLatch failed = new CountDownLatch(1);
		Crew crew = new Crew((portion) -> {
			if (Thread.currentThread() != caller) {
				failed.countDown();
				throw new LinkageError("portion " + portion);
			}
			await(failed);
		}, 2, 2);
		assertThatExceptionOfType(LinkageError.class).isThrownBy(crew::run);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
