package io.adax.trainer.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIOException;

class FolderBlobStoreTest {

	/** SHA-256 of "abc", from FIPS 180-4. */
	private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

	@TempDir
	Path folder;

	FolderBlobStore store;

	@BeforeEach
	void openStore() {
		this.store = new FolderBlobStore(this.folder);
	}

	@Test
	void keepsBytesUnderTheirHash() throws IOException {
		assertThat(this.store.put(bytes("abc"), 3)).isEqualTo(new Blob(ABC, 3));
		assertThat(this.store.exists(ABC)).isTrue();
		assertThat(this.store.local(ABC)).hasContent("abc").isEqualTo(this.folder.resolve("ba/78/" + ABC));
		try (InputStream content = this.store.open(ABC)) {
			assertThat(content).hasContent("abc");
		}
	}

	@Test
	void keepsTheSameBytesOnce() throws IOException {
		this.store.put(bytes("abc"), 3);
		this.store.put(bytes("abc"), 3);
		assertThat(files()).containsExactly(this.folder.resolve("ba/78/" + ABC));
	}

	@Test
	void keepsNothingOfAStreamThatIsTooLong() throws IOException {
		assertThatExceptionOfType(BlobTooLarge.class).isThrownBy(() -> this.store.put(bytes("abcd"), 3))
			.satisfies((ex) -> assertThat(ex.maxBytes()).isEqualTo(3));
		assertThat(files()).isEmpty();
	}

	@Test
	void keepsNothingOfAStreamThatBreaks() throws IOException {
		InputStream breaking = new InputStream() {
			private int given;

			@Override
			public int read() throws IOException {
				if (this.given++ == 2) {
					throw new IOException("connection reset");
				}
				return 'a';
			}
		};
		assertThatIOException().isThrownBy(() -> this.store.put(new SequenceInputStream(bytes("abc"), breaking), 99));
		assertThat(files()).isEmpty();
	}

	@Test
	void forgetsDeletedBytes() throws IOException {
		this.store.put(bytes("abc"), 3);
		this.store.delete(ABC, () -> true);
		this.store.delete(ABC, () -> true);
		assertThat(this.store.exists(ABC)).isFalse();
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> this.store.local(ABC));
	}

	@Test
	void sweepsAwayWhatAKilledServiceLeft() throws IOException {
		Path left = Files.writeString(Files.createDirectories(this.folder.resolve("arriving")).resolve("blob1.tmp"),
				"half");
		this.store.put(bytes("abc"), 3);
		this.store.sweep();
		assertThat(left).doesNotExist();
		assertThat(this.store.exists(ABC)).isTrue();
	}

	@Test
	void leavesAloneWhatStillArrives() throws IOException {
		InputStream arriving = new SequenceInputStream(bytes("ab"), new InputStream() {
			private boolean given;

			@Override
			public int read() throws IOException {
				if (this.given) {
					return -1;
				}
				this.given = true;
				FolderBlobStoreTest.this.store.sweep();
				return 'c';
			}
		});
		assertThat(this.store.put(arriving, 3)).isEqualTo(new Blob(ABC, 3));
	}

	@Test
	void makesNoPathOfAnythingButAHash() {
		for (String address : List.of("", "../../etc/passwd", ABC.toUpperCase(java.util.Locale.ROOT), ABC + "/..")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.store.exists(address));
		}
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> all = Files.walk(this.folder)) {
			return all.filter(Files::isRegularFile).toList();
		}
	}

	private static InputStream bytes(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
