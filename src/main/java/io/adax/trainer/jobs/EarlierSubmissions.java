package io.adax.trainer.jobs;

import java.util.Optional;

import io.adax.trainer.access.Projects;
import io.adax.trainer.web.ProblemType;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Recognises a submission that is sent again. */
@Component
class EarlierSubmissions {

	static final String KEY = "Idempotency-Key";

	/** The header of an answer that was given before. */
	static final String REPLAYED = "Idempotent-Replayed";

	private final JobRepository jobs;

	private final FirstAnswerRepository answers;

	private final Projects projects;

	EarlierSubmissions(JobRepository jobs, FirstAnswerRepository answers, Projects projects) {
		this.jobs = jobs;
		this.answers = answers;
		this.projects = projects;
	}

	/** Keeps the answer to a submission. Call in the transaction that makes the job. */
	void keep(Idempotency idempotency, ShownJob answer) {
		if (idempotency.key() != null) {
			this.answers.save(new FirstAnswer(answer.job()));
		}
	}

	/** The answer that the same submission to a project got. */
	Optional<ShownJob> answer(String project, Idempotency idempotency) {
		return find(project, idempotency).map(this::firstAnswer);
	}

	/** The answer that the same submission got to any project that is seen. */
	Optional<ShownJob> answer(Idempotency idempotency) {
		return (idempotency.key() != null)
				? this.jobs.findFirstByIdempotencyKeyAndRequestHash(idempotency.key(), idempotency.requestHash())
					.map(this::firstAnswer)
				: Optional.empty();
	}

	private ShownJob firstAnswer(Job job) {
		return this.answers.findById(job.id())
			.map(FirstAnswer::shown)
			.orElseGet(() -> ShownJob.asSubmitted(JobView.of(job, null, job.createdAt())));
	}

	private Optional<Job> find(String project, Idempotency idempotency) {
		Optional<Job> earlier = underKey(project, idempotency);
		if (earlier.isPresent() && !earlier.get().requestHash().equals(idempotency.requestHash())) {
			throw ProblemType.IDEMPOTENCY_CONFLICT
				.because("Idempotency-Key was used for job " + earlier.get().id() + ", with another request.");
		}
		return earlier;
	}

	/** Whether the HTTP request that is being answered submits the same job again. */
	boolean isRepeated(JobRequest request) {
		if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
			return false;
		}
		Idempotency idempotency = Idempotency.of(attributes.getRequest().getHeader(KEY), request);
		return underKey(this.projects.current(), idempotency)
			.filter((job) -> job.requestHash().equals(idempotency.requestHash()))
			.isPresent();
	}

	private Optional<Job> underKey(String project, Idempotency idempotency) {
		return (idempotency.key() != null) ? this.jobs.findByProjectAndIdempotencyKey(project, idempotency.key())
				: Optional.empty();
	}

}
