package io.adax.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where a file stops being UTF-8; a buffered reader only says that it does. */
final class MalformedText {

	private MalformedText() {
	}

	/** The line, counted from 1, of the first byte sequence that is not UTF-8. */
	static long firstLine(Path file) throws IOException {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CharBuffer text = CharBuffer.allocate(1 << 13);
		ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
		long line = 1;
		try (InputStream in = Files.newInputStream(file)) {
			boolean malformed = false;
			int read = 0;
			while (!malformed && read >= 0) {
				read = in.read(bytes.array(), bytes.position(), bytes.remaining());
				bytes.position(bytes.position() + Math.max(read, 0)).flip();
				malformed = decoder.decode(bytes, text, read < 0).isMalformed();
				bytes.compact();
				line += text.flip().chars().filter((character) -> character == '\n').count();
				text.clear();
			}
		}
		return line;
	}

}
