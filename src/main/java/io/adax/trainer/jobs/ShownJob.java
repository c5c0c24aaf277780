package io.adax.trainer.jobs;

import java.net.URI;

import org.springframework.http.ResponseEntity;

/** A job as an answer shows it, with its {@code ETag}. */
record ShownJob(JobView job, JobTag tag) {

	/** The job as it was when it was submitted. */
	static ShownJob asSubmitted(JobView job) {
		return new ShownJob(job, JobTag.ofNew(job));
	}

	ResponseEntity<JobView> ok() {
		return with(ResponseEntity.ok());
	}

	ResponseEntity<JobView> accepted() {
		return with(ResponseEntity.accepted());
	}

	URI location() {
		return URI.create(this.job.links().self());
	}

	ResponseEntity<JobView> with(ResponseEntity.BodyBuilder answer) {
		return answer.eTag(this.tag.toString()).body(this.job);
	}

}
