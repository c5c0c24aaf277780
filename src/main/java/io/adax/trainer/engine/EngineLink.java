package io.adax.trainer.engine;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service's side of a connection. A thread receives into a bounded queue, so that
 * whoever waits for a message can be interrupted without losing the connection, and an
 * engine that reports faster than it is listened to has to wait.
 */
final class EngineLink {

	private static final int CAPACITY = 256;

	private static final Logger logger = LoggerFactory.getLogger(EngineLink.class);

	private final Connection connection;

	/** Empty is the end. */
	private final BlockingQueue<Optional<Message>> received = new ArrayBlockingQueue<>(CAPACITY);

	private EngineLink(Connection connection) {
		this.connection = connection;
	}

	static EngineLink over(Connection connection) {
		EngineLink link = new EngineLink(connection);
		Thread receiver = new Thread(link::receiveAll, "engine-link");
		receiver.setDaemon(true);
		receiver.start();
		return link;
	}

	private void receiveAll() {
		try {
			Optional<Message> message = Optional.empty();
			do {
				message = receive();
				this.received.put(message);
			}
			while (message.isPresent());
		}
		catch (InterruptedException ex) {
			close();
		}
	}

	private Optional<Message> receive() {
		try {
			return this.connection.receive();
		}
		catch (IOException ex) {
			logger.debug("The connection to an engine broke", ex);
			return Optional.empty();
		}
	}

	void send(Message message) throws IOException {
		this.connection.send(message);
	}

	/** The next message, if one comes in time. */
	Optional<Message> poll(Duration time) throws IOException, InterruptedException {
		Optional<Message> message = this.received.poll(time.toMillis(), TimeUnit.MILLISECONDS);
		return (message != null) ? Optional.of(unlessEnd(message)) : Optional.empty();
	}

	/** The next message. */
	Message take() throws IOException, InterruptedException {
		return unlessEnd(this.received.take());
	}

	private static Message unlessEnd(Optional<Message> message) throws EOFException {
		return message.orElseThrow(() -> new EOFException("The engine has closed its connection"));
	}

	/** Whether nothing has come that nobody asked for, such as the end. */
	boolean isQuiet() {
		return this.received.isEmpty();
	}

	void close() {
		try {
			this.connection.close();
		}
		catch (IOException ex) {
			logger.debug("The connection to an engine could not be closed", ex);
		}
		// lets the receiver come to its end
		this.received.clear();
	}

}
