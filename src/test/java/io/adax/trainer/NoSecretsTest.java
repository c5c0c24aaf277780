package io.adax.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that is published looks like a secret that opens. */
class NoSecretsTest {

	private static final Pattern KEY = Pattern.compile("adax_[a-z0-9]+_[A-Za-z0-9]{32,}");

	private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{10,}\\.eyJ[\\w-]+");

	/** But for the example of Standard Webhooks itself. */
	private static final Pattern SIGNING = Pattern.compile("whsec_(?!MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw)[\\w+/]{32,}");

	private static final List<String> PUBLISHED = List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile",
			"quickstart", "docs", "helm", "openapi", "src/main");

	@Test
	void holdsNone() throws IOException {
		for (Path file : PUBLISHED.stream().map(Path::of).flatMap(NoSecretsTest::files).toList()) {
			String text = Files.readString(file, StandardCharsets.ISO_8859_1);
			for (Pattern secret : List.of(KEY, TOKEN, SIGNING)) {
				assertThat(secret.matcher(text).results().map(MatchResult::group)).as(file.toString()).isEmpty();
			}
		}
	}

	@Test
	void wouldBeNoticed() {
		assertThat(GuardedService.ADMIN_KEY).matches(KEY);
	}

	private static Stream<Path> files(Path root) {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
