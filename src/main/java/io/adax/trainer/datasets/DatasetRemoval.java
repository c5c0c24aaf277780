package io.adax.trainer.datasets;

import io.adax.trainer.web.ProblemType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes the row of a dataset that nobody needs. Who begins to need it holds the row, so
 * one of the two sees the other.
 */
@Component
class DatasetRemoval {

	private final DatasetLibrary library;

	private final ObjectProvider<DatasetUse> uses;

	DatasetRemoval(DatasetLibrary library, ObjectProvider<DatasetUse> uses) {
		this.library = library;
		this.uses = uses;
	}

	/** Returns the dataset that is gone now, but for its bytes. */
	@Transactional
	Dataset remove(String id) {
		Dataset dataset = this.library.rows()
			.lock(id, this.library.onlyProject())
			.orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no dataset \"%s\".".formatted(id)));
		if (dataset.builtIn()) {
			throw ProblemType.CONFLICT.because("Dataset \"%s\" is built in and stays.".formatted(id));
		}
		if (this.uses.stream().anyMatch((use) -> use.inUse(id))) {
			throw ProblemType.CONFLICT.because("Dataset \"%s\" is used by a job that is not finished.".formatted(id));
		}
		this.library.rows().delete(dataset);
		return dataset;
	}

}
