package io.adax.trainer.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.adax.trainer.engine.EngineException.Kind;
import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.NumericEnvironment;
import io.adax.trainer.training.Prediction;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import org.jspecify.annotations.Nullable;

/** Child processes of this service, started when they are needed and kept warm. */
final class EnginePool implements Engines, AutoCloseable {

	private final Fleet fleet;

	private final TrainingSlots slots;

	private final ServingEngine serving;

	private final boolean serves;

	EnginePool(EngineLauncher launcher, EngineProperties properties, WorkerProperties worker) {
		this.fleet = new Fleet(launcher, properties);
		this.serves = worker.isApi();
		this.slots = new TrainingSlots(this.fleet, properties, worker.offered());
		this.serving = new ServingEngine(this.fleet, properties.timeout());
	}

	@Override
	public TrainingResult train(RunSpec spec, Path directory, Consumer<TrainingEvent> events, StopSignal stop,
			Consumer<List<String>> output) {
		return this.slots.train(new Message.Train(spec, directory.toAbsolutePath().toString()), events, stop, output);
	}

	@Override
	public NetworkPlan describe(RunSpec spec) {
		return serving().ask(new Message.Describe(spec), Message.Described.class).plan();
	}

	@Override
	public List<Prediction> predict(String modelId, Path archive, List<Map<String, @Nullable String>> rows) {
		Message.Predict request = new Message.Predict(modelId, archive.toAbsolutePath().toString(), rows);
		return serving().ask(request, Message.Predicted.class).predictions();
	}

	private ServingEngine serving() {
		if (!this.serves) {
			throw new EngineException(Kind.UNAVAILABLE,
					"This replica only trains (trainer.roles=worker): ask one that has the role api.");
		}
		return this.serving;
	}

	@Override
	public Optional<NumericEnvironment> environment() {
		return this.fleet.environment();
	}

	@Override
	public List<EngineStatus> status() {
		return this.fleet.status();
	}

	EngineTally tally() {
		return this.fleet.tally();
	}

	/** Starts the first training engine. */
	void warm() {
		this.slots.warm();
	}

	@Override
	public void close() {
		this.fleet.close();
	}

}
