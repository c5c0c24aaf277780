package io.adax.trainer.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.adax.trainer.storage.Blob;
import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.storage.SharedBlobs;
import io.adax.trainer.training.CheckpointFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;

/** A machine that has no files of a job. */
class StoredCheckpointsTest {

	private final StoredCheckpointRepository repository = mock();

	private final BlobStore blobs = mock();

	private final SharedBlobs shared = mock();

	private final StoredCheckpoints stored = new StoredCheckpoints(this.repository, this.blobs, this.shared);

	private final List<String> warnings = new ArrayList<>();

	@TempDir
	private Path directory;

	@BeforeEach
	void store() {
		given(this.repository.findNewest(eq("job"), anyLong(), any())).willReturn(List.of(at(1500), at(1000)));
	}

	@Test
	void bringsTheOneBeforeWhenTheNewestIsGone(@TempDir Path cache) throws IOException {
		given(this.blobs.local("1500")).willThrow(new NoSuchFileException("blobs/1500"));
		given(this.blobs.local("1000")).willReturn(Files.writeString(cache.resolve("1000"), "bytes"));
		this.stored.fetch("job", this.directory, this.warnings::add);
		assertThat(this.directory.resolve("000000001000.ckpt")).hasContent("bytes");
		assertThat(this.warnings).singleElement().asString().contains("iteration 1,500", "blobs/1500");
	}

	/** To begin anew would cost more than to wait for somebody who gives them back. */
	@Test
	void failsWhenNoneCanBeHad() throws IOException {
		given(this.blobs.exists("1000")).willReturn(true);
		given(this.blobs.local(anyString())).willThrow(new IOException("S3 refuses"));
		assertThatIOException().isThrownBy(() -> this.stored.fetch("job", this.directory, this.warnings::add))
			.withMessageContainingAll("iteration 1,500", "S3 refuses");
	}

	/** Waiting would not help, nor would another try. */
	@Test
	void bringsNoneWhenAllAreGone() throws IOException {
		given(this.blobs.local(anyString())).willThrow(new NoSuchFileException("s3 object"));
		this.stored.fetch("job", this.directory, this.warnings::add);
		assertThat(this.directory).isEmptyDirectory();
		assertThat(this.warnings).hasSize(3).last().asString().endsWith("begins anew.");
	}

	@Test
	void warnsOfNothingWhereThereWereNone() throws IOException {
		this.stored.fetch("new", this.directory, this.warnings::add);
		assertThat(this.warnings).isEmpty();
	}

	/** The store may be slow, and the job is resumed before its turn comes. */
	@Test
	void forgetsNothingThatIsStoredLater() throws IOException {
		CountDownLatch gate = new CountDownLatch(1);
		given(this.blobs.isRemote()).willReturn(true);
		given(this.repository.findNewest(eq("other"), anyLong(), any())).willReturn(List.of(at(7)));
		willAnswer((call) -> gate.await(30, TimeUnit.SECONDS)).given(this.shared).deleteUnused("7");
		this.stored.forget("other", Long.MAX_VALUE, 0);
		this.stored.forget("job", Long.MAX_VALUE, 1);
		given(this.repository.findNewest(eq("job"), anyLong(), any())).willReturn(List.of(at(2500), at(2000)));
		gate.countDown();
		then(this.shared).should(timeout(10_000)).deleteUnused("1000");
		then(this.repository).should().delete("job", 1000, 1);
		then(this.repository).should(never()).delete(eq("job"), eq(2000L), anyInt());
	}

	private static StoredCheckpoint at(long iteration) {
		CheckpointFile file = new CheckpointFile(Path.of("x"), iteration, 1, Duration.ZERO, null, 5, "content",
				Instant.EPOCH);
		return new StoredCheckpoint(new NewCheckpoint("job", 1, file, new Blob(Long.toString(iteration), 5)));
	}

}
