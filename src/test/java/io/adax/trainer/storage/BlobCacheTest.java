package io.adax.trainer.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class BlobCacheTest {

	private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

	@TempDir
	Path folder;

	private final AtomicInteger fetched = new AtomicInteger();

	@Test
	void fetchesWhatItDoesNotHave() throws IOException {
		assertThat(at(0).get(sha256("one"), source("one"))).hasContent("one");
		assertThat(at(1).get(sha256("one"), source("one"))).hasContent("one");
		assertThat(this.fetched).hasValue(1);
	}

	@Test
	void refusesOtherBytesThanAskedFor() {
		assertThatIOException().isThrownBy(() -> at(0).get(sha256("one"), source("two")))
			.withMessageContaining("damaged");
		assertThatIOException().isThrownBy(() -> at(0).get(sha256("one"), source("two")));
	}

	@Test
	void makesRoomByWhatWasUsedLeastRecently() throws IOException {
		Path one = at(0).get(sha256("one"), source("one"));
		Path two = at(1).get(sha256("two"), source("two"));
		at(2).get(sha256("one"), source("one"));
		Path six = at(30).get(sha256("six"), source("six"));
		assertThat(one).exists();
		assertThat(two).doesNotExist();
		assertThat(six).exists();
	}

	/** Somebody was given its name just now. */
	@Test
	void keepsWhatMayBeAboutToBeOpenedEvenIfThereIsTooMuch() throws IOException {
		Path one = at(0).get(sha256("one"), source("one"));
		Path two = at(1).get(sha256("two"), source("two"));
		Path six = at(2).get(sha256("six"), source("six"));
		assertThat(one).exists();
		assertThat(two).exists();
		assertThat(six).exists();
	}

	@Test
	void forgets() throws IOException {
		Path one = at(0).get(sha256("one"), source("one"));
		at(0).remove(sha256("one"));
		assertThat(one).doesNotExist();
	}

	/** A cache of 8 bytes. */
	private BlobCache at(int minute) {
		return new BlobCache(this.folder, 8, Clock.fixed(START.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC));
	}

	private BlobContent source(String text) {
		return () -> {
			this.fetched.incrementAndGet();
			return BlobStoreContract.bytes(text).open();
		};
	}

	private static String sha256(String text) {
		return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

}
