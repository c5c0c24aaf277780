package io.adax.trainer.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FramesTest {

	private final Frames frames = new Frames(8);

	@Test
	void givesBackWhatWasWritten() throws IOException {
		ReadableByteChannel channel = channel(written("first", "", "second"));
		assertThat(this.frames.read(channel)).hasValue(bytes("first"));
		assertThat(this.frames.read(channel)).hasValue(bytes(""));
		assertThat(this.frames.read(channel)).hasValue(bytes("second"));
		assertThat(this.frames.read(channel)).as("after the last frame").isEmpty();
	}

	@Test
	void putsTheLengthInFourBytesBeforeAFrame() throws IOException {
		assertThat(written("ab")).containsExactly(0, 0, 0, 2, 'a', 'b');
	}

	@Test
	void refusesToWriteALongFrame() {
		assertThatExceptionOfType(Frames.FrameTooLongException.class).isThrownBy(() -> written("123456789"))
			.withMessage("A message of 9 bytes is longer than the allowed 8");
	}

	@Test
	void refusesToReadALongFrame() {
		assertThatExceptionOfType(Frames.FrameTooLongException.class)
			.isThrownBy(() -> this.frames.read(channel(new byte[] { 0, 0, 0, 9, 1 })));
	}

	@Test
	void refusesALengthBeyondTheLargestInteger() {
		assertThatExceptionOfType(Frames.FrameTooLongException.class)
			.isThrownBy(() -> this.frames.read(channel(new byte[] { -1, -1, -1, -1 })))
			.withMessageContaining("4,294,967,295");
	}

	@Test
	void failsWhenAFrameIsCutShort() {
		assertThatExceptionOfType(EOFException.class)
			.isThrownBy(() -> this.frames.read(channel(new byte[] { 0, 0, 0, 3, 1, 2 })));
	}

	@Test
	void failsWhenALengthIsCutShort() {
		assertThatExceptionOfType(EOFException.class).isThrownBy(() -> this.frames.read(channel(new byte[] { 0, 0 })));
	}

	private byte[] written(String... contents) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (String content : contents) {
			this.frames.write(Channels.newChannel(bytes), bytes(content));
		}
		return bytes.toByteArray();
	}

	private static ReadableByteChannel channel(byte[] content) {
		return Channels.newChannel(new ByteArrayInputStream(content));
	}

	private static byte[] bytes(String content) {
		return content.getBytes(StandardCharsets.UTF_8);
	}

}
