package io.adax.trainer.storage;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What every store of blobs does. */
abstract class BlobStoreContract {

	/** SHA-256 of "abc", from FIPS 180-4. */
	static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	BlobStore store;

	/** A store with nothing in it. */
	abstract BlobStore open() throws IOException;

	/** What the store keeps the bytes in, by any names. */
	abstract List<String> kept() throws IOException;

	@BeforeEach
	void openStore() throws IOException {
		this.store = open();
	}

	@Test
	void keepsBytesUnderTheirHash() throws IOException {
		assertThat(this.store.put(bytes("abc"), 3)).isEqualTo(new Blob(ABC, 3));
		assertThat(this.store.exists(ABC)).isTrue();
		assertThat(this.store.local(ABC)).hasContent("abc");
	}

	@Test
	void givesBytesToWhoeverNeedsNoFile() throws IOException {
		this.store.put(bytes("abc"), 3);
		assertThat(this.store.bytes(ABC).size()).isEqualTo(3);
		try (InputStream bytes = this.store.bytes(ABC).open()) {
			assertThat(bytes).hasContent("abc");
		}
		this.store.delete(ABC, () -> true);
		assertThatIOException().isThrownBy(() -> this.store.bytes(ABC).open());
	}

	@Test
	void keepsNoBytesAtAll() throws IOException {
		Blob nothing = this.store.put(bytes(""), 3);
		assertThat(this.store.local(nothing.sha256())).isEmptyFile();
	}

	@Test
	void keepsTheSameBytesOnce() throws IOException {
		this.store.put(bytes("abc"), 3);
		this.store.put(bytes("abc"), 3);
		assertThat(kept()).hasSize(1);
	}

	@Test
	void keepsNothingOfAStreamThatIsTooLong() throws IOException {
		assertThatExceptionOfType(BlobTooLarge.class).isThrownBy(() -> this.store.put(bytes("abcd"), 3))
			.satisfies((ex) -> assertThat(ex.maxBytes()).isEqualTo(3));
		assertThat(kept()).isEmpty();
	}

	@Test
	void keepsNothingOfAStreamThatBreaks() throws IOException {
		BlobContent breaking = () -> new SequenceInputStream(bytes("abc").open(), new InputStream() {
			private int given;

			@Override
			public int read() throws IOException {
				if (this.given++ == 2) {
					throw new IOException("connection reset");
				}
				return 'a';
			}
		});
		assertThatIOException().isThrownBy(() -> this.store.put(breaking, 99));
		assertThat(kept()).isEmpty();
	}

	@Test
	void forgetsDeletedBytes() throws IOException {
		this.store.put(bytes("abc"), 3);
		this.store.delete(ABC, () -> true);
		this.store.delete(ABC, () -> true);
		assertThat(this.store.exists(ABC)).isFalse();
		assertThat(kept()).isEmpty();
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.store.local(ABC));
	}

	@Test
	void keepsBytesThatComeAgainAfterTheyWereDeleted() throws IOException {
		this.store.put(bytes("abc"), 3);
		this.store.delete(ABC, () -> true);
		this.store.put(bytes("abc"), 3);
		assertThat(this.store.local(ABC)).hasContent("abc");
	}

	@Test
	void keepsWhatIsUsed() throws IOException {
		this.store.put(bytes("abc"), 3);
		this.store.claim(ABC).close();
		this.store.delete(ABC, () -> false);
		assertThat(this.store.exists(ABC)).isTrue();
	}

	@Test
	void claimsWhatIsNotThereYet() throws IOException {
		try (Closeable claim = this.store.claim(ABC)) {
			this.store.put(bytes("abc"), 3);
			assertThat(this.store.exists(ABC)).isTrue();
		}
	}

	@Test
	void tellsWhatWasStoredBefore() throws IOException {
		this.store.put(bytes("abc"), 3);
		assertThat(this.store.storedBefore(Instant.now().plusSeconds(60))).containsExactly(ABC);
		assertThat(this.store.storedBefore(Instant.now().minusSeconds(60))).isEmpty();
	}

	@Test
	void sweepsNothingThatIsKept() throws IOException {
		this.store.put(bytes("abc"), 3);
		this.store.sweep();
		assertThat(this.store.local(ABC)).hasContent("abc");
	}

	@Test
	void takesNothingButAHash() {
		for (String address : List.of("", "../../etc/passwd", ABC.toUpperCase(Locale.ROOT), ABC + "/..")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.store.exists(address));
			assertThatIllegalArgumentException().isThrownBy(() -> this.store.local(address));
		}
	}

	static BlobContent bytes(String text) {
		return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
