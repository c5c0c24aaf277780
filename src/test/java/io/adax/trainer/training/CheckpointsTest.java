package io.adax.trainer.training;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CheckpointsTest {

	@TempDir
	Path directory;

	private final List<TrainingEvent> events = new ArrayList<>();

	private final INDArray array = Nd4j.createFromArray(1.5f, -0f, Float.MIN_VALUE, 4f);

	private final HandClock clock = new HandClock(Instant.EPOCH);

	private Checkpoints checkpoints(int keep) {
		return new Checkpoints(this.directory, new TrainingSpec.Checkpointing(100, 60, keep), 5, this.events::add,
				this.clock);
	}

	private void save(int keep, long iteration) {
		Checkpoints checkpoints = checkpoints(keep);
		checkpoints.save(at(iteration), List.of(this.array));
		checkpoints.await();
	}

	private static RunPosition at(long iteration) {
		TrainingResult.BestMetric best = new TrainingResult.BestMetric("validation.loss", 0.1, 2, 20);
		return new RunPosition(iteration, 3, 4, 0.1 + 0.2, 64, best, 1, Map.of("train.loss", 1 / 3.0), 1500);
	}

	private List<TrainingEvent> warnings() {
		return this.events.stream().filter(TrainingEvent.Warned.class::isInstance).toList();
	}

	private Optional<RunPosition> restore(INDArray into) throws IOException {
		return checkpoints(3).restore((header) -> List.of(into));
	}

	@Test
	void givesBackWhatWasSaved() throws IOException {
		INDArray into = Nd4j.create(DataType.FLOAT, 4);
		save(3, 10);
		assertThat(restore(into)).contains(at(10));
		assertThat(into.toFloatVector()).isEqualTo(this.array.toFloatVector());
		assertThat(RawArray.sha256(into)).isEqualTo(RawArray.sha256(this.array));
	}

	/** An epoch's end has no iteration of its own: what comes there is done again. */
	@Test
	void keepsTheFirstFileOfAnIteration() throws IOException {
		Checkpoints checkpoints = checkpoints(1);
		checkpoints.save(at(10), List.of(this.array));
		checkpoints.save(new RunPosition(10, 4, 0, 0, 0, null, 0, Map.of(), 1600), List.of(this.array));
		checkpoints.await();
		assertThat(this.events).hasSize(1);
		assertThat(restore(Nd4j.create(DataType.FLOAT, 4))).contains(at(10));
	}

	/** As the end of the epoch is told, which has the same iteration. */
	@Test
	void tellsOfAnEpochThatItsLastIterationIsCompleted() throws IOException {
		Checkpoints checkpoints = checkpoints(1);
		checkpoints.save(at(19), List.of(this.array));
		checkpoints.save(new RunPosition(20, 3, 5, 0, 0, null, 0, Map.of(), 1600), List.of(this.array));
		checkpoints.await();
		restore(Nd4j.create(DataType.FLOAT, 4));
		assertThat(this.events)
			.extracting((event) -> (event instanceof TrainingEvent.Restored restored) ? restored.state().epoch()
					: ((TrainingEvent.Checkpointed) event).epoch())
			.containsExactly(3, 4, 4);
	}

	/** Whoever saved it may have been killed before it could tell. */
	@Test
	void tellsOfTheFileThatItGoesOnFrom() throws IOException {
		save(3, 10);
		TrainingEvent.Checkpointed saved = (TrainingEvent.Checkpointed) this.events.get(0);
		restore(Nd4j.create(DataType.FLOAT, 4));
		assertThat(this.events).last()
			.isInstanceOfSatisfying(TrainingEvent.Restored.class,
					(restored) -> assertThat(restored.state()).usingRecursiveComparison()
						.ignoringFields("seconds")
						.isEqualTo(saved));
	}

	@Test
	void passesOverATornFile() throws IOException {
		save(3, 10);
		save(3, 20);
		try (RandomAccessFile file = new RandomAccessFile(this.directory.resolve("000000000020.ckpt").toFile(), "rw")) {
			file.setLength(file.length() - 5);
		}
		assertThat(restore(Nd4j.create(DataType.FLOAT, 4))).contains(at(10));
		assertThat(warnings()).hasSize(1);
	}

	@Test
	void passesOverAFlippedBit() throws IOException {
		save(3, 10);
		save(3, 20);
		Path newest = this.directory.resolve("000000000020.ckpt");
		byte[] bytes = Files.readAllBytes(newest);
		bytes[bytes.length - 40] ^= 1;
		Files.write(newest, bytes);
		assertThat(restore(Nd4j.create(DataType.FLOAT, 4))).contains(at(10));
	}

	/** Whole, but written before an update was taken back. */
	@Test
	void passesOverAFileOfAnotherVersion() throws IOException {
		save(3, 10);
		save(3, 20);
		writtenByAnotherVersion(this.directory.resolve("000000000020.ckpt"));
		assertThat(restore(Nd4j.create(DataType.FLOAT, 4))).contains(at(10));
		assertThat(warnings()).last()
			.isEqualTo(new TrainingEvent.Warned("Checkpoint 000000000020.ckpt is in the format of another version; "
					+ "going on from the one before."));
	}

	@Test
	void passesOverAFileThatCannotBeRead() throws IOException {
		save(3, 10);
		Files.createDirectory(this.directory.resolve("000000000020.ckpt"));
		assertThat(restore(Nd4j.create(DataType.FLOAT, 4))).contains(at(10));
		assertThat(warnings()).hasSize(1);
	}

	private static void writtenByAnotherVersion(Path file) throws IOException {
		byte[] bytes = Files.readAllBytes(file);
		bytes[7] = '2';
		byte[] content = Arrays.copyOf(bytes, bytes.length - 32);
		System.arraycopy(Sha256.digest().digest(content), 0, bytes, content.length, 32);
		Files.write(file, bytes);
	}

	/**
	 * The home may be back soon, and another attempt would delete what is whole there.
	 */
	@Test
	void doesNotBeginAnewBecauseOfFilesThatCannotBeRead() throws IOException {
		Files.createDirectory(this.directory.resolve("000000000020.ckpt"));
		Files.write(this.directory.resolve("000000000010.ckpt"), new byte[100]);
		assertThatIOException().isThrownBy(() -> restore(Nd4j.create(DataType.FLOAT, 4)))
			.withMessageStartingWith("No checkpoint can be read now: ");
		assertThat(CheckpointFiles.isAnyLeft(this.directory)).isTrue();
	}

	@Test
	void doesNotBeginAnewBecauseOfFilesOfAnotherVersion() throws IOException {
		save(3, 10);
		writtenByAnotherVersion(this.directory.resolve("000000000010.ckpt"));
		assertThatIOException().isThrownBy(() -> restore(Nd4j.create(DataType.FLOAT, 4)))
			.withMessageContaining("Run the job with the version that wrote them");
		assertThat(CheckpointFiles.isAnyLeft(this.directory)).isTrue();
	}

	@Test
	void saysThatItBeginsAnewWhenAllAreDamaged() throws IOException {
		Files.write(this.directory.resolve("000000000010.ckpt"), new byte[100]);
		assertThat(restore(Nd4j.create(DataType.FLOAT, 4))).isEmpty();
		assertThat(warnings()).containsExactly(new TrainingEvent.Warned("Checkpoint 000000000010.ckpt is damaged."),
				new TrainingEvent.Warned("No checkpoint is whole: the training begins anew."));
		assertThat(CheckpointFiles.isAnyLeft(this.directory)).isFalse();
	}

	@Test
	void doesNotTakeAnUnfinishedFileForOne() throws IOException {
		Files.write(this.directory.resolve("000000000020.ckpt.tmp"), new byte[100]);
		assertThat(restore(this.array)).isEmpty();
	}

	@Test
	void refusesTheStateOfAnotherNetwork() throws IOException {
		save(3, 10);
		assertThatIllegalArgumentException().isThrownBy(() -> restore(Nd4j.create(DataType.FLOAT, 5)))
			.withMessageContaining("another network");
	}

	@Test
	void isWrittenFromACopy() throws IOException {
		Checkpoints checkpoints = checkpoints(3);
		INDArray changing = this.array.dup();
		checkpoints.save(at(10), List.of(changing));
		changing.assign(7);
		checkpoints.await();
		INDArray into = Nd4j.create(DataType.FLOAT, 4);
		restore(into);
		assertThat(into).isEqualTo(this.array);
	}

	@Test
	void tellsOfAWrittenFileWithTheHashesOfItsState() {
		save(3, 10);
		assertThat(this.events).singleElement()
			.isInstanceOfSatisfying(TrainingEvent.Checkpointed.class,
					(event) -> assertThat(event.parametersSha256()).isEqualTo(RawArray.sha256(this.array)));
	}

	@Test
	void isDueByIterationsAndByTime() {
		Checkpoints checkpoints = checkpoints(3);
		assertThat(checkpoints.isDue(100)).isTrue();
		this.clock.advance(Duration.ofMillis(59_999));
		assertThat(checkpoints.isDue(101)).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(checkpoints.isDue(101)).isTrue();
		checkpoints.save(at(101), List.of(this.array));
		checkpoints.await();
		assertThat(checkpoints.isDue(102)).isFalse();
	}

	@Test
	void goesOnWithAWarningWhenItCannotBeWritten() throws IOException {
		save(3, 10);
		Files.createDirectory(this.directory.resolve("000000000020.ckpt.tmp"));
		save(3, 20);
		assertThat(this.events).last()
			.isInstanceOfSatisfying(TrainingEvent.CheckpointFailed.class, (event) -> assertThat(event.message())
				.startsWith("The checkpoint after iteration 20 could not be written: "));
		assertThat(restore(Nd4j.create(DataType.FLOAT, 4))).contains(at(10));
	}

	@Test
	void remembersThatTheNumericEnvironmentWasAnother() throws IOException {
		NumericEnvironment here = NumericEnvironments.current();
		NumericEnvironment other = new NumericEnvironment(here.nd4j(), here.backend(), here.binary(), "OPENBLAS other",
				here.threads(), here.architecture(), here.java(), here.trainer());
		List<INDArray> arrays = List.of(this.array);
		Checkpoint.write(CheckpointFiles.of(this.directory, 10),
				Checkpoint.Header.of(at(10), Provenance.of(other), arrays), arrays);
		Checkpoints checkpoints = checkpoints(3);
		checkpoints.restore((header) -> List.of(this.array));
		String reason = "After iteration 10 it went on in another numeric environment: BLAS is " + here.blas()
				+ ", was OPENBLAS other.";
		assertThat(checkpoints.provenance().notExact()).containsExactly(reason);
		assertThat(warnings())
			.containsExactly(new TrainingEvent.Warned(reason + " An undisturbed run might end with other bits."));
		checkpoints.save(at(20), arrays);
		checkpoints.await();
		Checkpoints later = checkpoints(3);
		later.restore((header) -> List.of(this.array));
		assertThat(later.provenance().notExact()).containsExactly(reason);
	}

}
