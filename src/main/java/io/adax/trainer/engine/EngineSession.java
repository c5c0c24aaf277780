package io.adax.trainer.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The engine's side of its connection: one thread receives, another does all the work,
 * because ND4J's random numbers and workspaces belong to a thread.
 */
final class EngineSession {

	private final Connection connection;

	private final EngineWork work;

	private final ExecutorService worker = Executors.newSingleThreadExecutor((task) -> new Thread(task, "engine"));

	/** Belongs to one request, so that a late cancel cannot reach the next. */
	private AtomicBoolean stop = new AtomicBoolean();

	EngineSession(Connection connection, EngineWork work) {
		this.connection = connection;
		this.work = work;
	}

	/** Serves until the service closes the connection. */
	void serve() throws IOException {
		this.worker.execute(() -> answer(() -> new Message.Ready(this.work.environment())));
		for (Optional<Message> message = receive(); message.isPresent(); message = receive()) {
			accept(message.get());
		}
	}

	private Optional<Message> receive() throws IOException {
		return this.connection.receive();
	}

	private void accept(Message message) {
		if (message instanceof Message.Cancel) {
			this.stop.set(true);
		}
		else if (message instanceof Message.Request request) {
			AtomicBoolean asked = new AtomicBoolean();
			this.stop = asked;
			this.worker.execute(() -> answer(() -> perform(request, asked)));
		}
		else {
			throw new IllegalStateException("Not a request: " + message.getClass().getSimpleName());
		}
	}

	private Message perform(Message.Request request, AtomicBoolean asked) throws IOException {
		if (request instanceof Message.Train train) {
			return new Message.Trained(this.work.train(train.spec(), Path.of(train.directory()),
					(event) -> send(new Message.Happened(event)), asked::get));
		}
		if (request instanceof Message.Predict predict) {
			return new Message.Predicted(this.work.predict(predict));
		}
		return new Message.Described(this.work.describe(((Message.Describe) request).spec()));
	}

	private void answer(Step step) {
		try {
			send(step.take());
		}
		// whatever it is, the service must hear of it
		catch (Throwable ex) {
			send(Failure.of(ex));
		}
	}

	private void send(Message message) {
		try {
			this.connection.send(message);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Some work with a message as its outcome. */
	@FunctionalInterface
	private interface Step {

		Message take() throws IOException;

	}

}
