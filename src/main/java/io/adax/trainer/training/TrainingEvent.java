package io.adax.trainer.training;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a run reports while it trains. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({ @JsonSubTypes.Type(value = TrainingEvent.Started.class, name = "started"),
		@JsonSubTypes.Type(value = TrainingEvent.Measured.class, name = "measured"),
		@JsonSubTypes.Type(value = TrainingEvent.EpochEnded.class, name = "epochEnded"),
		@JsonSubTypes.Type(value = TrainingEvent.Checkpointed.class, name = "checkpointed"),
		@JsonSubTypes.Type(value = TrainingEvent.CheckpointFailed.class, name = "checkpointFailed"),
		@JsonSubTypes.Type(value = TrainingEvent.Restored.class, name = "restored"),
		@JsonSubTypes.Type(value = TrainingEvent.Warned.class, name = "warned"),
		@JsonSubTypes.Type(value = TrainingEvent.MemoryMeasured.class, name = "memoryMeasured") })
public sealed interface TrainingEvent {

	/**
	 * The data is read and the network built.
	 *
	 * @param peakBytes the most that rows and network take at a time, as planned
	 * @param iteration the iterations that a checkpoint already holds; 0 for a fresh run
	 * @param totalIterations the iterations of all epochs
	 * @param notExact why an undisturbed run might end with other bits; empty if it would
	 * not
	 * @param seconds that this took
	 */
	record Started(NetworkPlan plan, long peakBytes, long iteration, long totalIterations,
			NumericEnvironment environment, List<String> notExact, double seconds) implements TrainingEvent {
	}

	/** Metric points, in the order they were measured; at least every half second. */
	record Measured(List<MetricPoint> points) implements TrainingEvent {
	}

	/** An epoch is over. {@code metrics} holds its values by name. */
	record EpochEnded(int epoch, long iteration, Map<String, Double> metrics) implements TrainingEvent {
	}

	/**
	 * The state after {@code iteration} is safe on disk.
	 *
	 * @param epoch epochs whose iterations are all completed
	 * @param bytes of the file
	 * @param seconds that the writing took, beside the training
	 * @param parametersSha256 over the parameters at that moment, as of a model
	 * @param optimizerStateSha256 the same over the optimizer's state
	 */
	record Checkpointed(long iteration, int epoch, String file, long bytes, double seconds, String parametersSha256,
			String optimizerStateSha256) implements TrainingEvent {
	}

	/**
	 * A state could not be kept. The run goes on.
	 *
	 * @param step where it failed
	 */
	record CheckpointFailed(Step step, String message) implements TrainingEvent {

		/** To the disk of this machine, or from there to where others reach it. */
		public enum Step {

			WRITE, STORE

		}

	}

	/**
	 * The run goes on from that state. Whoever saved it may have come to its end before
	 * it could tell.
	 */
	record Restored(Checkpointed state) implements TrainingEvent {
	}

	/** Something that a user should know, and that does not end the run. */
	record Warned(String message) implements TrainingEvent {
	}

	/**
	 * What the process had that trained, told at the end by whoever watches it: it does
	 * not do so itself.
	 *
	 * @param beforeBytes of resident memory, when it was asked to train
	 * @param mostBytes the most from then on
	 */
	record MemoryMeasured(long beforeBytes, long mostBytes) implements TrainingEvent {
	}

}
