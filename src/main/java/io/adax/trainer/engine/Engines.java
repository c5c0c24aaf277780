package io.adax.trainer.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import org.jspecify.annotations.Nullable;

/**
 * The engine processes of this service. Every method blocks, may be called from any
 * thread, and throws an {@link EngineException} when there is no result.
 */
public interface Engines {

	/**
	 * Trains in an engine of its own. At most {@code trainer.slots} trainings run side by
	 * side; further callers wait. A stop that the engine obeys comes back as an
	 * interrupted result. It obeys at the end of a batch; if that takes too long, it is
	 * killed, unless it shall only pause.
	 * @param spec what to train
	 * @param directory the run's own, for checkpoints and the model; must exist
	 * @param events receives what happens, in order, on the calling thread; what it
	 * throws ends the training and comes out of this method
	 * @param stop ends the training, or the waiting for a free engine
	 * @param output receives the lines that the engine prints meanwhile, on any thread
	 */
	TrainingResult train(RunSpec spec, Path directory, Consumer<TrainingEvent> events, StopSignal stop,
			Consumer<List<String>> output);

	/**
	 * The plan of the spec's network. Takes no slot from the trainings, and needs the
	 * role api.
	 */
	NetworkPlan describe(RunSpec spec);

	/**
	 * Predicts one value a row. Takes no slot from the trainings, and needs the role api.
	 * @param modelId under which the loaded model is kept for the next call
	 * @param archive a model that an engine wrote; never a foreign one
	 * @param rows by column name, values as they stand in a table
	 */
	List<Prediction> predict(String modelId, Path archive, List<Map<String, @Nullable String>> rows);

	/** What the results of the engines depend on; empty until one has been ready. */
	Optional<NumericEnvironment> environment();

	/** The engine processes that there are now. */
	List<EngineStatus> status();

}
