package io.adax.trainer.runs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class AttemptDirectoriesTest {

	private static final String CHECKPOINT = "000000000100.ckpt";

	@TempDir
	Path folder;

	private AttemptDirectories job;

	@BeforeEach
	void open() {
		this.job = new AttemptDirectories(this.folder.resolve("job"));
	}

	@Test
	void takesWhatTheAttemptBeforeLeft() throws IOException {
		Files.createFile(this.job.take(1).resolve(CHECKPOINT));
		assertThat(this.job.take(2).resolve(CHECKPOINT)).exists();
	}

	@Test
	void leavesAnAbandonedAttemptNothingToWriteTo() throws IOException {
		Path abandoned = this.job.take(1);
		this.job.take(2);
		assertThatIOException().isThrownBy(() -> Files.createFile(abandoned.resolve(CHECKPOINT)));
	}

	@Test
	void isNotReachedByAFileThatAnAbandonedAttemptHasOpen() throws IOException {
		String unfinished = CHECKPOINT + ".tmp";
		try (OutputStream open = Files.newOutputStream(this.job.take(1).resolve(unfinished))) {
			Path file = this.job.take(2).resolve(unfinished);
			Files.writeString(file, "newer");
			open.write("abandoned".getBytes());
			open.flush();
			assertThat(file).hasContent("newer");
		}
	}

	/** A worker that stood still after it began, and wakes when another has the job. */
	@Test
	void givesAnAbandonedAttemptNothingOfALaterOne() throws IOException {
		Path later = this.job.take(3);
		Files.createFile(later.resolve(CHECKPOINT));
		assertThat(this.job.take(2)).isEmptyDirectory();
		assertThat(later.resolve(CHECKPOINT)).exists();
	}

	@Test
	void takesWhatTheNewestLeft() throws IOException {
		Files.createFile(this.job.take(2).resolve(CHECKPOINT));
		this.job.take(1);
		assertThat(this.job.take(3).resolve(CHECKPOINT)).exists();
		assertThat(this.job.newest()).contains(this.job.of(3));
	}

}
