package io.adax.trainer.jobs;

import java.io.IOException;
import java.util.Optional;

import io.adax.trainer.storage.SharedBlobs;

import org.springframework.stereotype.Component;

/** Deletes jobs with their bytes, which go once the job's transaction is over. */
@Component
class JobRemoval {

	private final Jobs jobs;

	private final SharedBlobs blobs;

	JobRemoval(Jobs jobs, SharedBlobs blobs) {
		this.jobs = jobs;
		this.blobs = blobs;
	}

	/** Deletes a job that is over, with all that it left. */
	void remove(String id) throws IOException {
		Optional<String> archive = this.jobs.delete(id);
		if (archive.isPresent()) {
			// a rollback could not bring it back
			this.blobs.deleteUnused(archive.get());
		}
	}

}
