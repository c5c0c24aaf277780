package io.adax.trainer.runs;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** The bits of a job's training after an iteration. */
@Entity
final class CheckpointHash {

	@EmbeddedId
	private Key key;

	private String parametersSha256;

	private String optimizerStateSha256;

	protected CheckpointHash() {
	}

	CheckpointHash(String jobId, long iteration, String parametersSha256, String optimizerStateSha256) {
		this.key = new Key(jobId, iteration);
		this.parametersSha256 = parametersSha256;
		this.optimizerStateSha256 = optimizerStateSha256;
	}

	/** Job and iteration. */
	@Embeddable
	record Key(String jobId, long iteration) {
	}

}
