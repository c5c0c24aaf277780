package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
		CheckpointFiles.forgetAfter(this.directory, 10, 1100, 100);
		assertThat(iterations()).containsExactly(1100L, 1000L, 900L);
	}

	@Test
	void forgetsWhatIsNotKnown() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 10, 1050, 100);
		assertThat(iterations()).containsExactly(1000L, 900L);
	}

	/** Of the same iteration, but after what was measured at the end of the epoch. */
	@Test
	void forgetsTheBeginningOfAnEpochWhoseEndBeforeIsNotKnown() throws IOException {
		write(1100, 11);
		CheckpointFiles.forgetAfter(this.directory, 10, 1100, 100);
		assertThat(iterations()).containsExactly(1000L, 900L);
	}

	@Test
	void keepsTheEndOfAnEpochThatIsKnown() throws IOException {
		write(1100, 10);
		CheckpointFiles.forgetAfter(this.directory, 10, 1100, 100);
		assertThat(iterations()).containsExactly(1100L, 1000L, 900L);
	}

	private void write(long iteration, int epoch) throws IOException {
		RunPosition position = new RunPosition(iteration, epoch, 0, 0, 0, null, 0, Map.of(), 0);
		Checkpoint.write(CheckpointFiles.of(this.directory, iteration),
				new Checkpoint.Header(position, List.of(), null, null), List.of());
	}

	@Test
	void keepsOneWhenThoseBeforeAreDeleted() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 10, 850, 100);
		assertThat(iterations()).containsExactly(900L);
	}

	@Test
	void beginsAnewWhenThereWasNoneBefore() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 10, 850, 900);
		assertThat(iterations()).isEmpty();
	}

	@Test
	void leavesOtherFilesAlone() throws IOException {
		CheckpointFiles.forgetAfter(this.directory, 10, 0, 900);
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
