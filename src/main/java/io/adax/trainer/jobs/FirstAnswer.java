package io.adax.trainer.jobs;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What whoever submitted a job with a key was answered. */
@Entity
final class FirstAnswer {

	@Id
	private String jobId;

	@Convert(converter = JobViewJson.class)
	private JobView answer;

	protected FirstAnswer() {
	}

	FirstAnswer(JobView answer) {
		this.jobId = answer.id();
		this.answer = answer;
	}

	ShownJob shown() {
		return ShownJob.asSubmitted(this.answer);
	}

}
