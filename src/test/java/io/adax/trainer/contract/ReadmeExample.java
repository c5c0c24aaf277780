package io.adax.trainer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example of a client in README.md, in some language. */
final class ReadmeExample {

	private ReadmeExample() {
	}

	/** The first block of code of that language after "Clients", for that service. */
	static String in(String language, String address) throws IOException {
		String readme = Files.readString(Path.of("README.md"));
		Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
		if (!block.find(readme.indexOf("### Clients"))) {
			throw new IllegalStateException("README.md has no example in " + language);
		}
		return block.group(1).replace("http://localhost:8080", address);
	}

}
