package io.adax.trainer.contract;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spectral finds nothing in the document, not even a hint; the rules are
 * openapi/spectral.yaml.
 */
class LintIT {

	@Test
	void theDocumentKeepsEveryRule() throws Exception {
		String printed = Tools.node(Path.of("").toAbsolutePath(), "spectral", "lint", "openapi/openapi.yaml",
				"--ruleset", "openapi/spectral.yaml", "--fail-severity", "hint");
		assertThat(printed).contains("No results with a severity of 'hint' or higher found!");
	}

}
