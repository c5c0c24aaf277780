package io.adax.trainer.models;

import java.util.Optional;

/** Where models come from. */
public interface ModelSource {

	/** Why a job has no model, in a sentence; empty if there is no such job. */
	Optional<String> whyNoModel(String jobId);

}
