package io.adax.trainer.engine;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * Byte strings on a channel, each behind its length in four bytes, big-endian.
 *
 * @param maxLength of one frame; a longer one is refused on either side
 */
record Frames(int maxLength) {

	void write(WritableByteChannel channel, byte[] frame) throws IOException {
		if (frame.length > this.maxLength) {
			throw new FrameTooLongException(frame.length, this.maxLength);
		}
		ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + frame.length).putInt(frame.length).put(frame).flip();
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	/**
	 * The next frame; empty when the other side has closed the channel after a whole one.
	 */
	Optional<byte[]> read(ReadableByteChannel channel) throws IOException {
		ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
		if (channel.read(length) < 0) {
			return Optional.empty();
		}
		fill(length, channel);
		return Optional.of(fill(ByteBuffer.allocate(checked(length.getInt(0))), channel).array());
	}

	private int checked(int length) throws FrameTooLongException {
		if (length < 0 || length > this.maxLength) {
			throw new FrameTooLongException(Integer.toUnsignedLong(length), this.maxLength);
		}
		return length;
	}

	private static ByteBuffer fill(ByteBuffer buffer, ReadableByteChannel channel) throws IOException {
		while (buffer.hasRemaining()) {
			if (channel.read(buffer) < 0) {
				throw new EOFException("The channel was closed in the middle of a frame");
			}
		}
		return buffer;
	}

	/** A frame that is longer than any may be. */
	static final class FrameTooLongException extends IOException {

		private static final long serialVersionUID = 1L;

		FrameTooLongException(long length, int maxLength) {
			super("A message of %,d bytes is longer than the allowed %,d".formatted(length, maxLength));
		}

	}

}
