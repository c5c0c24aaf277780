package io.adax.trainer.models;

import java.nio.file.Path;

import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RowCheckTest {

	@Test
	void knowsNoModelThatWasJustDeleted(@TempDir Path directory) {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> RowCheck.of(directory.resolve("deleted.zip")))
			.returns(ProblemType.NOT_FOUND, ProblemException::type);
	}

}
