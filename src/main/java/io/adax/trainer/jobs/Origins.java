package io.adax.trainer.jobs;

import java.util.Optional;

import io.adax.trainer.datasets.Datasets;
import io.adax.trainer.models.Origin;

import org.springframework.stereotype.Component;

/** Tells what models are made of. */
@Component
class Origins {

	private final Datasets datasets;

	Origins(Datasets datasets) {
		this.datasets = datasets;
	}

	/** What a run makes its model of, while its datasets are in use. */
	Origin of(Trained trained) {
		DatasetChoice choice = trained.attempt().request().dataset();
		return new Origin(this.datasets.sha256(choice.id()).orElseThrow(),
				Optional.ofNullable(choice.testDatasetId()).flatMap(this.datasets::sha256).orElse(null),
				trained.started().environment(), trained.notExact());
	}

	/** Whether the datasets that a model was made of are still there. */
	boolean areThere(DatasetChoice choice, Origin origin) {
		return isThere(choice.id(), origin.datasetSha256())
				&& (choice.testDatasetId() == null || isThere(choice.testDatasetId(), origin.testDatasetSha256()));
	}

	private boolean isThere(String id, @org.jspecify.annotations.Nullable String sha256) {
		return this.datasets.sha256(id).filter((hash) -> hash.equals(sha256)).isPresent();
	}

}
