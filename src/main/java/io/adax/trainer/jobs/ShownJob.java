package io.adax.trainer.jobs;

import java.net.URI;

import io.adax.trainer.web.Download;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
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

	/**
	 * The job, unless somebody has any version of it; of named ones Spring looks after.
	 * @param ifNoneMatch {@code If-None-Match}
	 */
	ResponseEntity<JobView> okUnlessHad(@Nullable String ifNoneMatch) {
		return Download.isAny(ifNoneMatch)
				? ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(this.tag.toString()).build() : ok();
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
