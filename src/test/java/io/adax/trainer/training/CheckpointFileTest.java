package io.adax.trainer.training;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** The form of a file that the documentation promises. */
class CheckpointFileTest {

	private static final String HASH = "00ff".repeat(16);

	@TempDir
	Path directory;

	@Test
	void readsWhatTheHeaderSays() throws IOException {
		write(500, "ADAXCKP1", """
				{"position": {"iteration": 500, "epoch": 62, "usedMillis": 1500, "new": true,
				  "best": {"name": "validation.loss", "value": 0.25, "epoch": 60, "iteration": 480}},
				 "lengths": [2]}""");
		CheckpointFile file = CheckpointFiles.list(this.directory).get(0);
		assertThat(file.iteration()).isEqualTo(500);
		assertThat(file.epoch()).isEqualTo(62);
		assertThat(file.used()).isEqualTo(Duration.ofMillis(1500));
		assertThat(file.best()).isEqualTo(new TrainingResult.BestMetric("validation.loss", 0.25, 60, 480));
		assertThat(file.sha256()).isEqualTo(HASH);
		assertThat(file.sizeBytes()).isEqualTo(Files.size(file.file()));
	}

	@Test
	void knowsNoBestBeforeAValidation() throws IOException {
		write(500, "ADAXCKP1", "{\"position\": {\"iteration\": 500, \"best\": null}, \"lengths\": [2]}");
		assertThat(CheckpointFiles.list(this.directory).get(0).best()).isNull();
	}

	@Test
	void refusesAnotherFormat() throws IOException {
		write(500, "ADAXCKP9", "{}");
		assertThatIOException().isThrownBy(() -> CheckpointFile.read(CheckpointFiles.of(this.directory, 500)))
			.withMessage("No checkpoint of this version: 000000000500.ckpt");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5, 11, 20, 60, 94 })
	void leavesATornFileOutOfTheList(int bytes) throws IOException {
		write(400, "ADAXCKP1", "{\"position\": {\"iteration\": 400}, \"lengths\": [2]}");
		write(500, "ADAXCKP1", "{\"position\": {\"iteration\": 500}, \"lengths\": [2]}");
		Path torn = CheckpointFiles.of(this.directory, 500);
		Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), bytes));
		assertThat(CheckpointFiles.list(this.directory)).extracting(CheckpointFile::iteration).containsExactly(400L);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 8, 12 })
	void leavesAFileWithADamagedHeaderOutOfTheList(int place) throws IOException {
		write(500, "ADAXCKP1", "{\"position\": {\"iteration\": 500}, \"lengths\": [2]}");
		Path damaged = CheckpointFiles.of(this.directory, 500);
		byte[] bytes = Files.readAllBytes(damaged);
		bytes[place] ^= 4;
		Files.write(damaged, bytes);
		assertThat(CheckpointFiles.list(this.directory)).isEmpty();
	}

	@Test
	void listsTheNewestFirst() throws IOException {
		write(500, "ADAXCKP1", "{\"position\": {\"iteration\": 500}}");
		write(1000, "ADAXCKP1", "{\"position\": {\"iteration\": 1000}}");
		assertThat(CheckpointFiles.list(this.directory)).extracting(CheckpointFile::iteration)
			.containsExactly(1000L, 500L);
	}

	@Test
	void listsNothingOfAJobThatNeverRan() throws IOException {
		assertThat(CheckpointFiles.list(this.directory.resolve("none"))).isEmpty();
	}

	@Test
	void keepsTheNewestOnly() throws IOException {
		write(500, "ADAXCKP1", "{}");
		write(1000, "ADAXCKP1", "{}");
		Files.createFile(this.directory.resolve("model.zip"));
		CheckpointFiles.keepNewest(this.directory, 1);
		assertThat(this.directory).isDirectoryContaining("glob:**/000000001000.ckpt");
		assertThat(this.directory.toFile().list()).hasSize(1);
	}

	@Test
	void namesFilesAlikeWhereDigitsAreOthers() {
		Locale usual = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("fa-IR"));
		try {
			assertThat(CheckpointFiles.of(this.directory, 500)).hasFileName("000000000500.ckpt");
		}
		finally {
			Locale.setDefault(usual);
		}
	}

	@Test
	void leavesNoEmptyDirectory() throws IOException {
		write(500, "ADAXCKP1", "{}");
		CheckpointFiles.keepNewest(this.directory, 0);
		assertThat(this.directory).doesNotExist();
	}

	private void write(long iteration, String magic, String header) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeBytes(magic);
		out.writeInt(header.getBytes(StandardCharsets.UTF_8).length);
		out.write(header.getBytes(StandardCharsets.UTF_8));
		out.write(new byte[8]);
		out.write(HexFormat.of().parseHex(HASH));
		Files.write(CheckpointFiles.of(this.directory, iteration), bytes.toByteArray());
	}

}
