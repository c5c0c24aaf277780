package io.adax.trainer.training;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NativeGarbageTest {

	private static final long LIMIT = 1000;

	private final AtomicLong used = new AtomicLong();

	private final AtomicLong nanos = new AtomicLong();

	private final AtomicInteger collections = new AtomicInteger();

	private final NativeGarbage garbage = new NativeGarbage(LIMIT, this.used::get,
			() -> this.nanos.addAndGet(10_000_000), this.collections::incrementAndGet);

	private int collectionsAt(long... bytes) {
		for (long used : bytes) {
			this.used.set(used);
			this.garbage.collectIfGrown();
		}
		return this.collections.get();
	}

	@Test
	void leavesASmallProcessAlone() {
		assertThat(collectionsAt(10, 100, 250)).isZero();
	}

	@Test
	void leavesAProcessAloneThatDoesNotGrow() {
		assertThat(collectionsAt(800, 900, 800, 900, 925)).isZero();
	}

	@Test
	void collectsWhatHasGrown() {
		assertThat(collectionsAt(200, 325)).isZero();
		assertThat(collectionsAt(326)).isEqualTo(1);
	}

	@Test
	void collectsAgainAfterAsMuchMore() {
		assertThat(collectionsAt(200, 400, 210, 330)).isEqualTo(1);
		assertThat(collectionsAt(340)).isEqualTo(2);
	}

	@Test
	void takesWhatACollectionLeavesForNeeded() {
		assertThat(collectionsAt(200, 600, 600, 610, 600, 725)).isEqualTo(1);
	}

	@Test
	void looksNowAndThenOnly() {
		NativeGarbage still = new NativeGarbage(LIMIT, this.used::get, () -> 0, this.collections::incrementAndGet);
		still.collectIfGrown();
		this.used.set(LIMIT);
		still.collectIfGrown();
		assertThat(this.collections).hasValue(0);
	}

}
