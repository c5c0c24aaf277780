package io.adax.trainer.datasets;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class DatasetControllerTest {

	private final DatasetLibrary library = mock();

	private final BlobStore blobs = mock();

	private final DatasetController controller = new DatasetController(this.library, mock(), this.blobs, mock());

	@Test
	void showsNothingOfATableThatWasJustDeleted() throws IOException {
		Dataset dataset = mock();
		given(this.library.find("d")).willReturn(Optional.of(dataset), Optional.empty());
		given(this.blobs.local(any())).willThrow(NoSuchFileException.class);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.controller.preview("d", 20))
			.returns(ProblemType.NOT_FOUND, ProblemException::type);
	}

}
