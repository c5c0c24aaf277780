package io.adax.trainer.training;

import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param outcome why it ended
 * @param epochs epochs completed
 * @param iterations iterations completed
 * @param finalMetrics the last value of each metric
 * @param best the best value of the watched metric; null when there is no validation part
 * @param validation on the validation part, by the model; null when there is none
 * @param test on the test part, by the model; null when there is none
 * @param model what was written; null unless the outcome is a success
 * @param message for a user, when it is no success
 */
public record TrainingResult(Outcome outcome, int epochs, long iterations, Map<String, Double> finalMetrics,
		@Nullable BestMetric best, @Nullable Evaluation validation, @Nullable Evaluation test,
		@Nullable ModelFile model, @Nullable String message) {

	/** Why a run ended. */
	public enum Outcome {

		/** All epochs were run. */
		COMPLETED,
		/** A metric no longer improved. */
		STOPPED_EARLY,
		/** {@code maxDuration} is over; a checkpoint holds its state, too. */
		OUT_OF_TIME,
		/** Loss, gradient, update or parameters became infinite or no numbers. */
		DIVERGED,
		/** Somebody asked it to stop; a checkpoint holds its state. */
		INTERRUPTED;

		/** Whether there is a model. */
		public boolean isSuccess() {
			return this == COMPLETED || this == STOPPED_EARLY || this == OUT_OF_TIME;
		}

	}

	/** The best value of a metric and when it was reached. */
	@Schema(name = "BestMetric", description = "The best value of the watched metric.")
	public record BestMetric(@Schema(description = "Metric.", example = "validation.loss") String name,
			@Schema(description = "Its best value.", example = "0.08") double value,
			@Schema(description = "Epoch in which it was reached, from 1.", example = "17") int epoch,
			@Schema(description = "Iterations completed by then.", example = "136") long iteration) {
	}

	/**
	 * The archive that a run wrote.
	 *
	 * @param file absolute path
	 * @param parameters number of parameters
	 * @param epoch the epoch whose parameters these are
	 * @param parametersSha256 over the parameters as little-endian numbers of the
	 * network's type
	 * @param optimizerStateSha256 the same over the optimizer's state at that moment
	 */
	public record ModelFile(String file, long parameters, int epoch, long iteration, String parametersSha256,
			String optimizerStateSha256) {
	}

}
