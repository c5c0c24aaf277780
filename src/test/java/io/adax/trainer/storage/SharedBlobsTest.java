package io.adax.trainer.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.eq;
import static org.mockito.Mockito.mock;

class SharedBlobsTest {

	private static final BlobContent ABC = () -> new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8));

	@TempDir
	Path folder;

	private final Set<String> datasets = new HashSet<>();

	private final Set<String> models = new HashSet<>();

	private int questions;

	private BlobStore store;

	private SharedBlobs blobs;

	@BeforeEach
	void open() {
		this.store = new FolderBlobStore(this.folder);
		this.blobs = new SharedBlobs(this.store, () -> Stream.of(use(this.datasets), use(this.models)));
	}

	private BlobUse use(Set<String> recorded) {
		return (hashes) -> {
			this.questions++;
			return hashes.stream().filter(recorded::contains).collect(Collectors.toSet());
		};
	}

	@Test
	void keepsWhatIsUsedWhenItIsLetGo() throws IOException {
		Blob blob = this.blobs.hold(ABC, 3);
		this.models.add(blob.sha256());
		this.blobs.letGo(blob);
		assertThat(this.store.exists(blob.sha256())).isTrue();
	}

	/** Each question is one to the database. */
	@Test
	void asksNoFurtherOnceSomebodyUsesIt() throws IOException {
		Blob blob = this.blobs.hold(ABC, 3);
		this.datasets.add(blob.sha256());
		this.blobs.letGo(blob);
		assertThat(this.questions).isEqualTo(1);
	}

	@Test
	void deletesWhatNobodyUsesWhenItIsLetGo() throws IOException {
		Blob blob = this.blobs.hold(ABC, 3);
		this.blobs.letGo(blob);
		assertThat(this.store.exists(blob.sha256())).isFalse();
	}

	@Test
	void keepsWhatSomebodyIsAboutToUse() throws IOException {
		Blob first = this.blobs.hold(ABC, 3);
		Blob second = this.blobs.hold(ABC, 3);
		this.blobs.letGo(first);
		this.blobs.deleteUnused(second.sha256());
		assertThat(this.store.exists(second.sha256())).isTrue();
	}

	/** Such as a model that somebody uploads as a table. */
	@Test
	void keepsWhatIsUsedForSomethingElse() throws IOException {
		Blob model = this.blobs.hold(ABC, 3);
		this.models.add(model.sha256());
		this.blobs.letGo(model);
		this.blobs.letGo(this.blobs.hold(ABC, 3));
		assertThat(this.store.exists(model.sha256())).isTrue();
		this.models.clear();
		this.blobs.deleteUnused(model.sha256());
		assertThat(this.store.exists(model.sha256())).isFalse();
	}

	/** Such as a disk that is full by then. */
	@Test
	void holdsNothingThatCouldNotBeStoredAgain() throws IOException {
		BlobStore full = mock();
		BlobStore.Claim claim = mock();
		Blob blob = new Blob("0".repeat(64), 3);
		given(full.put(any(), eq(3L))).willReturn(blob).willThrow(new IOException("No space left"));
		given(full.claim(blob.sha256())).willReturn(claim);
		assertThatIOException().isThrownBy(() -> new SharedBlobs(full, Stream::empty).hold(ABC, 3));
		then(claim).should().close();
	}

	@Test
	void sweepsWhatNobodyUses() throws IOException {
		Blob blob = this.store.put(ABC, 3);
		assertThat(this.blobs.sweep(Instant.now().plusSeconds(1))).containsExactly(blob.sha256());
		assertThat(this.store.exists(blob.sha256())).isFalse();
	}

	/** A sweep of a large store must not keep the database busy. */
	@Test
	void asksForManyAtOnce() throws IOException {
		for (int i = 0; i < 20; i++) {
			byte[] content = { (byte) i };
			this.models.add(this.store.put(() -> new ByteArrayInputStream(content), 1).sha256());
		}
		assertThat(this.blobs.sweep(Instant.now().plusSeconds(1))).isEmpty();
		assertThat(this.questions).as("one of each kind of use").isEqualTo(2);
	}

	@Test
	void sweepsNothingThatIsUsedOrAboutToBe() throws IOException {
		Blob blob = this.blobs.hold(ABC, 3);
		assertThat(this.blobs.sweep(Instant.now().plusSeconds(1))).isEmpty();
		this.datasets.add(blob.sha256());
		this.blobs.letGo(blob);
		assertThat(this.blobs.sweep(Instant.now().plusSeconds(1))).isEmpty();
		assertThat(this.store.exists(blob.sha256())).isTrue();
	}

	@Test
	void sweepsNothingThatIsYoung() throws IOException {
		Blob blob = this.store.put(ABC, 3);
		assertThat(this.blobs.sweep(Instant.now().minusSeconds(3600))).isEmpty();
		assertThat(this.store.exists(blob.sha256())).isTrue();
	}

	@Test
	void renewsTheAgeOfWhatComesAgain() throws IOException {
		Blob blob = this.store.put(ABC, 3);
		Files.setLastModifiedTime(this.store.local(blob.sha256()), FileTime.from(Instant.EPOCH));
		this.store.put(ABC, 3);
		assertThat(this.blobs.sweep(Instant.now().minusSeconds(3600))).isEmpty();
	}

}
