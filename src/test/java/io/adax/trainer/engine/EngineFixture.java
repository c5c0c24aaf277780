package io.adax.trainer.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.adax.trainer.engine.EngineLauncher.Program;
import io.adax.trainer.storage.TrainerHome;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A pool of scripted engines. */
class EngineFixture implements AutoCloseable {

	final EnginePool engines;

	final List<String> printed = new CopyOnWriteArrayList<>();

	private final Path home;

	EngineFixture(Path home, int slots, Map<String, String> properties) throws IOException {
		this(home, slots, properties, ScriptedEngine.class);
	}

	EngineFixture(Path home, int slots, Map<String, String> properties, Class<?> engine) throws IOException {
		this.home = home;
		EngineProperties bound = properties(properties);
		this.engines = new EnginePool(new EngineLauncher(bound, new TrainerHome(home), Program.ofThisService(engine)),
				bound, worker(slots));
	}

	/** A replica with both roles. */
	static WorkerProperties worker(int slots) {
		return new WorkerProperties(slots, Set.of("api", "worker"), WorkerProperties.DEFAULT_POOL);
	}

	static EngineProperties properties(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("trainer.engine",
				EngineProperties.class);
	}

	TrainingResult train(String script) {
		return train(script, (event) -> {
		}, new StopSignal());
	}

	TrainingResult train(String script, Consumer<TrainingEvent> events, StopSignal stop) {
		return this.engines.train(ScriptedEngine.spec(script), this.home.resolve("run-" + script).resolve("1"), events,
				stop, this.printed::addAll);
	}

	List<String> messagesOf(String script) {
		List<String> messages = new ArrayList<>();
		train(script, (event) -> {
			if (event instanceof TrainingEvent.Warned warned) {
				messages.add(warned.message());
			}
		}, new StopSignal());
		return messages;
	}

	/**
	 * Starts a training in the background and waits until it has begun. It blocks its
	 * thread, so it is kept off the common pool, which ends processes' futures.
	 */
	CompletableFuture<TrainingResult> begin(String script, StopSignal stop) throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CompletableFuture<TrainingResult> result = CompletableFuture
			.supplyAsync(() -> train(script, (event) -> begun.countDown(), stop), (task) -> daemon(task).start());
		if (!begun.await(30, TimeUnit.SECONDS)) {
			throw new IllegalStateException("The training did not begin");
		}
		return result;
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "training");
		thread.setDaemon(true);
		return thread;
	}

	long pid() {
		return this.engines.status().get(0).pid();
	}

	@Override
	public void close() {
		this.engines.close();
	}

}
