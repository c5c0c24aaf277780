package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A checkpoint that is being written on a thread of its own. That thread only reads
 * memory: it calls nothing of ND4J, whose state belongs to the thread that trains.
 */
final class CheckpointWrite {

	private static final double NANOS = 1e9;

	private final long iteration;

	private final FutureTask<Result> task;

	private CheckpointWrite(long iteration, FutureTask<Result> task) {
		this.iteration = iteration;
		this.task = task;
	}

	/** What came of it. */
	record Result(TrainingEvent.Checkpointed event, Duration duration) {
	}

	/**
	 * Begins.
	 * @param batches of an epoch
	 */
	static CheckpointWrite begin(Path file, Checkpoint.Header header, List<INDArray> arrays, int batches) {
		FutureTask<Result> task = new FutureTask<>(() -> write(file, header, arrays, batches));
		Thread thread = new Thread(task, "checkpoint");
		thread.setDaemon(true);
		thread.start();
		return new CheckpointWrite(header.position().iteration(), task);
	}

	private static Result write(Path file, Checkpoint.Header header, List<INDArray> arrays, int batches)
			throws IOException {
		long began = System.nanoTime();
		Checkpoint.write(file, header, arrays);
		TrainingEvent.Checkpointed event = event(file, header.position(), arrays, batches, began);
		return new Result(event, Duration.ofNanos(System.nanoTime() - began));
	}

	/**
	 * What there is to tell of a file.
	 * @param batches of an epoch: after the last one the epoch counts as completed, as it
	 * does when its end is told
	 * @param began the nanoseconds at which the work on it began; the hashes are part of
	 * it
	 */
	static TrainingEvent.Checkpointed event(Path file, RunPosition position, List<INDArray> arrays, int batches,
			long began) throws IOException {
		String parameters = RawArray.sha256(arrays.get(0));
		String optimizerState = RawArray.sha256(arrays.get(arrays.size() > 1 ? 1 : 0));
		int epoch = position.epoch() + ((position.batch() == batches) ? 1 : 0);
		return new TrainingEvent.Checkpointed(position.iteration(), epoch, file.getFileName().toString(),
				Files.size(file), (System.nanoTime() - began) / NANOS, parameters, optimizerState);
	}

	long iteration() {
		return this.iteration;
	}

	boolean isDone() {
		return this.task.isDone();
	}

	/** Waits for it. */
	Result result() throws IOException {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return this.task.get();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof IOException cause) {
				throw cause;
			}
			throw new IllegalStateException("A checkpoint could not be written", ex.getCause());
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
