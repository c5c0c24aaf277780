package io.adax.trainer.commandline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command reads: a file, or standard input. */
final class Input {

	private Input() {
	}

	/** The text of a file; of standard input for {@code -}. */
	static String text(String name) throws IOException {
		if (name.equals("-")) {
			return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
		}
		return Files.readString(readable(name));
	}

	/** A file that can be read. */
	static Path readable(String name) {
		Path file = Path.of(name);
		if (!Files.exists(file)) {
			throw CommandFailure.misuse("there is no file " + name + ".");
		}
		if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
			throw CommandFailure.misuse(name + " is no file that can be read.");
		}
		return file;
	}

	/** How it is called in a message. */
	static String name(String name) {
		return name.equals("-") ? "standard input" : name;
	}

}
