package io.adax.trainer.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Messages over a socket. Any thread may send; one receives. */
final class Connection implements Closeable {

	/** Bounds what a broken peer can make the other side allocate. */
	private static final Frames FRAMES = new Frames(64 << 20);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final SocketChannel channel;

	private final Object sending = new Object();

	Connection(SocketChannel channel) {
		this.channel = channel;
	}

	void send(Message message) throws IOException {
		byte[] frame = JSON.writerFor(Message.class).writeValueAsBytes(message);
		synchronized (this.sending) {
			FRAMES.write(this.channel, frame);
		}
	}

	/** The next message; empty when the other side has closed the connection. */
	Optional<Message> receive() throws IOException {
		Optional<byte[]> frame = FRAMES.read(this.channel);
		return frame.isPresent() ? Optional.of(parse(frame.get())) : Optional.empty();
	}

	private static Message parse(byte[] frame) throws IOException {
		try {
			return JSON.readValue(frame, Message.class);
		}
		catch (JacksonException ex) {
			throw new IOException("Not a message: " + ex.getOriginalMessage(), ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
