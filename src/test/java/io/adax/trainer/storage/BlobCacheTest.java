package io.adax.trainer.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class BlobCacheTest {

	private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

	@TempDir
	Path folder;

	private final AtomicInteger fetched = new AtomicInteger();

	private final Clock clock = mock();

	private BlobCache cache;

	/** One of 8 bytes. */
	@BeforeEach
	void open() {
		this.cache = new BlobCache(this.folder, 8, this.clock);
	}

	@Test
	void fetchesWhatItDoesNotHave() throws IOException {
		assertThat(get(0, "one")).hasContent("one");
		assertThat(get(1, "one")).hasContent("one");
		assertThat(this.fetched).hasValue(1);
	}

	@Test
	void refusesOtherBytesThanAskedFor() {
		at(0);
		for (int i = 0; i < 2; i++) {
			assertThatIOException().isThrownBy(() -> this.cache.get(sha256("one"), source("two")))
				.withMessageContaining("damaged");
		}
	}

	@Test
	void makesRoomByWhatWasUsedLeastRecently() throws IOException {
		Path one = get(0, "one");
		Path two = get(1, "two");
		get(2, "one");
		Path six = get(30, "six");
		assertThat(one).exists();
		assertThat(two).doesNotExist();
		assertThat(six).exists();
	}

	/** Somebody was given the name of each file just now. */
	@Test
	void neverHasMoreThanItMay() throws IOException {
		Path one = get(0, "one");
		Path two = get(1, "two");
		at(2);
		assertThat(this.cache.get(sha256("six"), source("six"))).isEmpty();
		assertThat(one).exists();
		assertThat(two).exists();
		assertThat(this.fetched).as("for nothing").hasValue(2);
		assertThat(this.cache.get(sha256("far too long"), source("far too long"))).isEmpty();
	}

	@Test
	void countsWhatIsBeingFetched() throws IOException {
		at(0);
		BlobBytes one = source("one");
		BlobBytes slow = bytes(3, () -> {
			assertThat(this.cache.get(sha256("seven."), source("seven."))).isEmpty();
			return one.open();
		});
		assertThat(this.cache.get(sha256("one"), slow)).isPresent();
		assertThat(this.fetched).hasValue(1);
	}

	@Test
	void freesTheRoomOfWhatCouldNotBeFetched() throws IOException {
		at(0);
		assertThatIOException().isThrownBy(() -> this.cache.get(sha256("eight..."), bytes(8, () -> {
			throw new IOException("away");
		})));
		assertThat(get(0, "eight...")).exists();
	}

	@Test
	void givesBytesThatItHasNoRoomForAsTheyArrive() throws IOException {
		get(0, "one");
		get(0, "two");
		BlobBytes six = this.cache.bytes(sha256("six"), source("six"));
		assertThat(six.size()).isEqualTo(3);
		try (InputStream bytes = six.open()) {
			assertThat(bytes).hasContent("six");
		}
		assertThat(new FolderBlobStore(this.folder).storedBefore(Instant.MAX)).hasSize(2);
	}

	/** They get the length that was promised only if it is the right bytes. */
	@Test
	void givesNobodyAllOfDamagedBytes() throws IOException {
		get(0, "one");
		get(0, "two");
		try (InputStream bytes = this.cache.bytes(sha256("six"), source("sax")).open()) {
			assertThatIOException().isThrownBy(bytes::readAllBytes).withMessageContaining("damaged");
		}
	}

	/** Its bytes stay on the disk until it is closed. */
	@Test
	void keepsWhatSomebodyReadsHoweverLong() throws IOException {
		at(0);
		try (InputStream slow = this.cache.bytes(sha256("one"), source("one")).open()) {
			assertThat(slow.read()).isEqualTo('o');
			get(30, "two");
			assertThat(this.cache.get(sha256("six"), source("six"))).isEmpty();
		}
		assertThat(get(60, "six")).exists();
	}

	@Test
	void forgets() throws IOException {
		Path one = get(0, "one");
		this.cache.remove(sha256("one"));
		assertThat(one).doesNotExist();
	}

	private void at(int minute) {
		given(this.clock.instant()).willReturn(START.plus(Duration.ofMinutes(minute)));
	}

	private Path get(int minute, String text) throws IOException {
		at(minute);
		return this.cache.get(sha256(text), source(text)).orElseThrow();
	}

	private BlobBytes source(String text) {
		return bytes(text.length(), () -> {
			this.fetched.incrementAndGet();
			return BlobStoreContract.bytes(text).open();
		});
	}

	private static BlobBytes bytes(long size, BlobContent content) {
		return new BlobBytes() {

			@Override
			public long size() {
				return size;
			}

			@Override
			public InputStream open() throws IOException {
				return content.open();
			}

		};
	}

	private static String sha256(String text) {
		return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

}
