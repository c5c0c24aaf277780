package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CheckpointFilesTest {

	@TempDir
	Path directory;

	@BeforeEach
	void save() throws IOException {
		for (long iteration : new long[] { 900, 1000, 1100 }) {
			Files.createFile(CheckpointFiles.of(this.directory, iteration));
		}
		Files.createFile(this.directory.resolve("model.zip"));
	}

	@Test
	void keepsWhatIsKnown() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 1100, 100);
		assertThat(iterations()).containsExactly(1100L, 1000L, 900L);
	}

	@Test
	void forgetsWhatIsNotKnown() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 1050, 100);
		assertThat(iterations()).containsExactly(1000L, 900L);
	}

	@Test
	void keepsOneWhenThoseBeforeAreDeleted() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 850, 100);
		assertThat(iterations()).containsExactly(900L);
	}

	@Test
	void beginsAnewWhenThereWasNoneBefore() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 850, 900);
		assertThat(iterations()).isEmpty();
	}

	@Test
	void leavesOtherFilesAlone() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 0, 900);
		assertThat(this.directory.resolve("model.zip")).exists();
	}

	@Test
	void forgetsTheOldestOfThoseThatAreKnown() throws IOException {
		CheckpointFiles.forgetOldest(this.directory, 1100, 2);
		assertThat(iterations()).containsExactly(1100L, 1000L);
	}

	@Test
	void keepsWhatMayBeNeededUntilMoreIsKnown() throws IOException {
		CheckpointFiles.forgetOldest(this.directory, 950, 1);
		assertThat(iterations()).containsExactly(1100L, 1000L, 900L);
	}

	private List<Long> iterations() throws IOException {
		return CheckpointFiles.newestFirst(this.directory)
			.stream()
			.map((file) -> Long.valueOf(file.getFileName().toString().substring(0, 12)))
			.toList();
	}

}
