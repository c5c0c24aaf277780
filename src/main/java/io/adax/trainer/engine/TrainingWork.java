package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.adax.trainer.training.Describer;
import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.training.Predictor;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.Trainer;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;

/** The work itself, as the training module does it. */
final class TrainingWork implements EngineWork {

	private static final int MODELS_KEPT = 4;

	private final RecentModels<Predictor> models = new RecentModels<>(MODELS_KEPT, Predictor::load);

	@Override
	public NumericEnvironment environment() {
		return Describer.environment();
	}

	@Override
	public NetworkPlan describe(RunSpec spec) {
		return Describer.describe(spec);
	}

	@Override
	public TrainingResult train(RunSpec spec, Path directory, Consumer<TrainingEvent> events, BooleanSupplier stop)
			throws IOException {
		return Trainer.train(spec, directory, events, stop, new SteadyClock(Clock.systemUTC(), System::nanoTime));
	}

	@Override
	public List<Prediction> predict(Message.Predict request) throws IOException {
		return this.models.get(request.modelId(), Path.of(request.archive())).predict(request.rows());
	}

}
