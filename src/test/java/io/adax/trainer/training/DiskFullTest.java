package io.adax.trainer.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A file system of a megabyte that becomes full while a run is saved. Needs root. */
@EnabledOnOs(OS.LINUX)
@Tag("thorough")
class DiskFullTest {

	@TempDir
	Path data;

	@TempDir
	Path disk;

	private final List<TrainingEvent> events = new ArrayList<>();

	private boolean mounted;

	private RunSpec spec;

	@BeforeEach
	void mount() throws Exception {
		this.spec = new RunSpec(Samples.iris(this.data), Samples.NOISY, Samples.ADAX,
				Samples.training(4, 42, null, 10));
		this.mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", this.disk.toString());
		assumeTrue(this.mounted, "only root can mount");
	}

	@AfterEach
	void unmount() throws Exception {
		if (this.mounted) {
			run("umount", this.disk.toString());
		}
	}

	private static boolean run(String... command) throws Exception {
		return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
	}

	private TrainingResult train(Path directory, Consumer<TrainingEvent> events) throws IOException {
		return Trainer.train(this.spec, directory, events, () -> false, Clock.systemUTC());
	}

	@Test
	void warnsGoesOnAndFailsAtTheEnd() throws IOException {
		assertThatIOException().isThrownBy(() -> train(this.disk, this::fillAfterTheFirstCheckpoint))
			.withMessageContaining("No space left");
		assertThat(this.events).filteredOn((event) -> event instanceof TrainingEvent.CheckpointFailed)
			.hasSize(2)
			.allSatisfy((event) -> assertThat(((TrainingEvent.CheckpointFailed) event).message())
				.contains("could not be written", "No space left"));
		assertThat(this.disk.toFile().list()).containsExactlyInAnyOrder("filler", "000000000010.ckpt");
		assertThat(Checkpoint.state(CheckpointFiles.of(this.disk, 10))).isEqualTo(Checkpoint.State.WHOLE);
	}

	@Test
	void endsWithTheSameBitsOnceThereIsSpace() throws IOException {
		String undisturbed = train(this.data, this.events::add).model().parametersSha256();
		assertThatIOException().isThrownBy(() -> train(this.disk, this::fillAfterTheFirstCheckpoint));
		Files.delete(this.disk.resolve("filler"));
		assertThat(train(this.disk, this.events::add).model().parametersSha256()).isEqualTo(undisturbed);
	}

	private void fillAfterTheFirstCheckpoint(TrainingEvent event) {
		this.events.add(event);
		if (!(event instanceof TrainingEvent.Checkpointed)) {
			return;
		}
		try (OutputStream out = Files.newOutputStream(this.disk.resolve("filler"))) {
			byte[] page = new byte[4096];
			while (true) {
				out.write(page);
			}
		}
		catch (IOException ex) {
			// full
		}
	}

}
