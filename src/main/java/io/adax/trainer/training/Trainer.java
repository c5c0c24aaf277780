package io.adax.trainer.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.adax.trainer.data.LoadingStopped;
import io.adax.trainer.data.PreparedData;
import io.adax.trainer.data.Tables;
import io.adax.trainer.training.TrainingResult.Outcome;

/** Trains one run, from spec and data to a model. */
public final class Trainer {

	private Trainer() {
	}

	/**
	 * Trains until the epochs are over or something ends the run earlier. If the
	 * directory holds a whole checkpoint, the run goes on from the newest.
	 * @param spec what to train; checked by {@link SpecRules} before
	 * @param directory the job's own, for checkpoints and the model; must exist
	 * @param events receives what happens, on the calling thread
	 * @param stop is asked between two batches, and now and then in an evaluation or
	 * while the tables are loaded; true ends the run as interrupted
	 * @param clock gives the time of metric points and the end of {@code maxDuration}
	 * @throws IOException when data cannot be read, or a checkpoint or the model not
	 * written
	 * @throws InvalidSpec when the spec's network or optimizer cannot be made
	 * @throws io.adax.trainer.data.TableException when the data does not fit the spec
	 */
	public static TrainingResult train(RunSpec spec, Path directory, Consumer<TrainingEvent> events,
			BooleanSupplier stop, Clock clock) throws IOException {
		Instant asked = clock.instant();
		PreparedData data;
		try {
			data = Tables.prepare(spec.data(), spec.training().seed(), stop);
		}
		catch (LoadingStopped ex) {
			// nothing is trained, and what was saved before is still there
			return new TrainingResult(Outcome.INTERRUPTED, 0, 0, Map.of(), null, null, null, null, null);
		}
		data.warnings().forEach((warning) -> events.accept(new TrainingEvent.Warned(warning)));
		SpecWarnings.of(spec, data.training().rows())
			.forEach((warning) -> events.accept(new TrainingEvent.Warned(warning)));
		Architecture architecture = InvalidSpec.checked(() -> Architecture.of(spec));
		RunSeeds seeds = new RunSeeds(spec.training().seed());
		try (Dl4jObjective objective = InvalidSpec.checked(() -> Dl4jObjective.create(architecture, seeds.weights()))) {
			return InvalidSpec.checked(() -> new TrainingRun(spec, data, objective, directory, events, stop, clock))
				.train(asked);
		}
	}

}
