package io.adax.trainer.jobs;

import java.util.Map;

import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.training.TrainingResult.BestMetric;
import org.jspecify.annotations.Nullable;

/** What a job keeps of a run that has made a model. */
record Outcome(int epochs, long iterations, @Nullable BestMetric best, Map<String, Double> finalMetrics,
		@Nullable String reason) {

	static Outcome of(TrainingResult result) {
		String reason = switch (result.outcome()) {
			case STOPPED_EARLY -> "Stopped early: the watched metric no longer improved.";
			case COMPLETED, OUT_OF_TIME, DIVERGED, INTERRUPTED -> null;
		};
		return new Outcome(result.epochs(), result.iterations(), result.best(), result.finalMetrics(), reason);
	}

}
