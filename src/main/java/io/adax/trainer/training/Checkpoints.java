package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The checkpoints of one run's directory: when they are due, and the way back to one.
 * Each is written beside the training, from a copy of what the training changes; at most
 * one at a time. None is deleted here: an engine does not know whether what was measured
 * up to the newest one has been kept, and if not, the run goes on from an older one.
 */
final class Checkpoints {

	/** Parameters and optimizer state; the best ones stay as they are meanwhile. */
	private static final int CHANGING = 2;

	private static final Duration WORTH_SAVING = Duration.ofSeconds(15);

	private final Path directory;

	private final TrainingSpec.Checkpointing spec;

	private final int batches;

	private final Consumer<TrainingEvent> events;

	private final Clock clock;

	private Provenance provenance;

	private Instant last;

	/** The iteration of the newest whole file. */
	private long saved = -1;

	private List<INDArray> copies = List.of();

	private @Nullable CheckpointWrite write;

	private Duration duration = Duration.ZERO;

	/**
	 * Nothing is saved yet.
	 * @param batches of an epoch
	 */
	Checkpoints(Path directory, TrainingSpec.Checkpointing spec, int batches, Consumer<TrainingEvent> events,
			Clock clock) {
		this.directory = directory;
		this.spec = spec;
		this.batches = batches;
		this.events = events;
		this.clock = clock;
		this.provenance = Provenance.of(NumericEnvironments.current());
		this.last = clock.instant();
	}

	/**
	 * Whether it is time to save. By the clock it never is while the one before is still
	 * being written.
	 */
	boolean isDue(long iteration) {
		return iteration % this.spec.everyIterations() == 0 || (this.write == null
				&& !this.clock.instant().isBefore(this.last.plusSeconds(this.spec.everySeconds())));
	}

	/**
	 * Whether a training that is at its end shall save its state once more: an evaluation
	 * follows, which may take long. Tiny ones go without, they are soon done again.
	 */
	boolean isDueAtTheEnd() {
		return !this.clock.instant().isBefore(this.last.plus(WORTH_SAVING));
	}

	/**
	 * Begins to save the state; it may change from now on, but the best may not. Of one
	 * iteration the first file stays: what comes after its last batch follows from it.
	 */
	void save(RunPosition position, List<INDArray> arrays) {
		await();
		if (position.iteration() == this.saved) {
			return;
		}
		this.last = this.clock.instant();
		if (this.copies.isEmpty()) {
			this.copies = arrays.subList(0, Math.min(CHANGING, arrays.size())).stream().map(RawArray::like).toList();
		}
		List<INDArray> saved = new ArrayList<>(arrays);
		for (int i = 0; i < this.copies.size(); i++) {
			RawArray.copy(arrays.get(i), this.copies.get(i));
			saved.set(i, this.copies.get(i));
		}
		this.write = CheckpointWrite.begin(CheckpointFiles.of(this.directory, position.iteration()),
				Checkpoint.Header.of(position, this.provenance, saved), saved, this.batches);
	}

	/**
	 * Tells of a checkpoint that has been written meanwhile.
	 * @return how long the last one took
	 */
	Duration report() {
		if (this.write != null && this.write.isDone()) {
			await();
		}
		return this.duration;
	}

	/** Waits until nothing is being written, and tells of it. */
	void await() {
		CheckpointWrite done = this.write;
		if (done == null) {
			return;
		}
		this.write = null;
		try {
			CheckpointWrite.Result result = done.result();
			this.duration = result.duration();
			this.saved = done.iteration();
			this.events.accept(result.event());
		}
		catch (IOException ex) {
			this.events.accept(new TrainingEvent.CheckpointFailed(TrainingEvent.CheckpointFailed.Step.WRITE,
					("The checkpoint after iteration %,d could not be written: %s. "
							+ "The run goes on; after a crash it would go on from an older one.")
						.formatted(done.iteration(), ex)));
		}
	}

	/** Where the bits of the run come from. */
	Provenance provenance() {
		return this.provenance;
	}

	/**
	 * The state in the newest whole file; others are passed over with a warning. Empty if
	 * the training begins, or begins anew.
	 */
	Optional<RunPosition> restore(Function<Checkpoint.Header, List<INDArray>> arrays) throws IOException {
		CheckpointSearch search = new CheckpointSearch();
		Optional<Path> found = search.in(this.directory);
		search.warnings(found.isPresent()).forEach((text) -> this.events.accept(new TrainingEvent.Warned(text)));
		return found.isPresent() ? Optional.of(read(found.get(), arrays)) : Optional.empty();
	}

	private RunPosition read(Path file, Function<Checkpoint.Header, List<INDArray>> arrays) throws IOException {
		long began = System.nanoTime();
		List<INDArray> filled = new ArrayList<>();
		Checkpoint.Header header = Checkpoint.read(file, (read) -> {
			filled.addAll(arrays.apply(read));
			return filled;
		});
		this.events.accept(new TrainingEvent.Restored(
				CheckpointWrite.event(file, header.position(), filled, this.batches, began)));
		return goOnFrom(header);
	}

	private RunPosition goOnFrom(Checkpoint.Header header) {
		this.provenance.change(header)
			.map((change) -> new TrainingEvent.Warned(change + " An undisturbed run might end with other bits."))
			.ifPresent(this.events);
		this.provenance = this.provenance.after(header);
		this.saved = header.position().iteration();
		return header.position();
	}

}
