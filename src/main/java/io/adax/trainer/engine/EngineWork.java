package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;

/** What an engine process can do. All calls come from one thread. */
interface EngineWork {

	/** Loads the numeric library and tells what results depend on. */
	NumericEnvironment environment();

	NetworkPlan describe(RunSpec spec);

	TrainingResult train(RunSpec spec, Path directory, Consumer<TrainingEvent> events, BooleanSupplier stop)
			throws IOException;

	List<Prediction> predict(Message.Predict request) throws IOException;

}
