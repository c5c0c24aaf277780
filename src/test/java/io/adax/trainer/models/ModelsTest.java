package io.adax.trainer.models;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Optional;

import io.adax.trainer.access.Quotas;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.web.Ids;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class ModelsTest {

	private static final NewModel MODEL = new NewModel("vision", "job", "run", "digits", null, null, null, null, null,
			null);

	private final ModelRepository repository = mock();

	private final BlobStore blobs = mock();

	private final Quotas quotas = mock();

	private final Models models = new Models(this.repository, this.blobs, mock(), new Ids(Clock.systemUTC()),
			Clock.systemUTC(), mock(), this.quotas);

	@Test
	void keepsNoModelThatIsMoreThanTheProjectMayStore() {
		willThrow(ProblemType.STORAGE_QUOTA.because("full")).given(this.quotas).requireSpace("vision", 42);
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.models.put(MODEL, new Blob("5f1d", 42)));
		then(this.repository).should(never()).save(any());
	}

	/** Between the look for it and the look into it. */
	@Test
	void hasNoArchiveOfAModelThatWasJustDeleted() throws IOException {
		Model model = mock();
		given(model.id()).willReturn("m");
		given(model.sha256()).willReturn("5f1d");
		given(this.blobs.local("5f1d")).willThrow(NoSuchFileException.class);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.models.archive(model))
			.returns(ProblemType.NOT_FOUND, ProblemException::type);
		given(this.repository.findById("m")).willReturn(Optional.of(model));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.models.archive(model))
			.returns(ProblemType.STORE_UNAVAILABLE, ProblemException::type);
	}

}
