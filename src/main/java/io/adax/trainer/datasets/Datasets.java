package io.adax.trainer.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.adax.trainer.storage.BlobStore;
import io.adax.trainer.web.Suggestion;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The datasets, as other modules use them. */
@Component
public class Datasets {

	private final DatasetLibrary library;

	private final BlobStore blobs;

	Datasets(DatasetLibrary library, BlobStore blobs) {
		this.library = library;
		this.blobs = blobs;
	}

	/**
	 * The dataset with that identifier, if the caller may see it; {@code iris} is built
	 * in.
	 */
	public Optional<StoredDataset> find(String id) {
		return this.library.find(id).map(Dataset::stored);
	}

	/** The SHA-256 of a dataset's bytes, without all else that is known of it. */
	public Optional<String> sha256(String id) {
		return this.library.rows().findSha256(id, this.library.onlyProject());
	}

	/**
	 * What was probably meant by an identifier of nothing: the newest dataset that has it
	 * as its name, or a built-in one.
	 */
	public Optional<String> meant(String id) {
		return this.library.rows()
			.list(this.library.onlyProject(), true, "", false, id, Limit.of(1))
			.stream()
			.map(DatasetSummary::id)
			.findFirst()
			.or(() -> Suggestion.nearest(id, List.of(Iris.ID)));
	}

	/**
	 * Sees to it that a dataset is not deleted until the caller's transaction ends.
	 * @return whether it is there for a project
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean hold(String id, String project) {
		return this.library.rows().hold(id, project).isPresent();
	}

	/** The bytes of a dataset as a file of this machine, to be read only. */
	public Path file(StoredDataset dataset) {
		try {
			return this.blobs.local(dataset.sha256());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file of dataset %s is gone".formatted(dataset.id()), ex);
		}
	}

}
