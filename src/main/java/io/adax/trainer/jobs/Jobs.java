package io.adax.trainer.jobs;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import io.adax.trainer.datasets.DatasetUse;
import io.adax.trainer.models.ModelSource;
import io.adax.trainer.models.Models;
import io.adax.trainer.runs.Runs;
import io.adax.trainer.web.Page;
import io.adax.trainer.web.PageQuery;
import io.adax.trainer.web.ProblemType;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The jobs: looking them up and deleting them. */
@Component
@Transactional
class Jobs implements DatasetUse, ModelSource {

	private final JobRepository repository;

	private final Runs runs;

	private final Models models;

	private final RunDirectories directories;

	private final Clock clock;

	Jobs(JobRepository repository, Runs runs, Models models, RunDirectories directories, Clock clock) {
		this.repository = repository;
		this.runs = runs;
		this.models = models;
		this.directories = directories;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	ShownJob get(String id) {
		Job job = require(id);
		JobView view = view(job);
		return new ShownJob(view, JobTag.of(job, view));
	}

	@Transactional(readOnly = true)
	JobStatus status(String id) {
		return this.repository.findStatuses(List.of(id))
			.stream()
			.map(JobRepository.StatusOf::status)
			.findFirst()
			.orElseThrow(() -> unknown(id));
	}

	/** The project that a job belongs to. */
	@Transactional(readOnly = true)
	String project(String id) {
		return require(id).project();
	}

	private Job require(String id) {
		return this.repository.findById(id).orElseThrow(() -> unknown(id));
	}

	@Transactional(readOnly = true)
	Page<JobView> list(JobFilter filter, JobOrder order, PageQuery page) {
		return page(filter.jobs(), order, page).map(this::view);
	}

	/**
	 * The ids of the jobs that match, the oldest first.
	 * @param but without those of this status
	 */
	@Transactional(readOnly = true)
	Page<String> find(JobFilter filter, @Nullable JobStatus but, PageQuery page) {
		Specification<Job> all = filter.jobs();
		Specification<Job> meant = (but == null) ? all
				: all.and((job, query, is) -> is.notEqual(job.get("status"), but));
		return page(meant, JobOrder.OLDEST_FIRST, page).map(Job::id);
	}

	private Page<Job> page(Specification<Job> which, JobOrder order, PageQuery page) {
		List<Job> found = new ArrayList<>();
		for (Specification<Job> stretch : order.after(page.after())) {
			int left = page.fetch() - found.size();
			if (left > 0) {
				found.addAll(this.repository.findBy(which.and(stretch),
						(query) -> query.sortBy(order.sort()).limit(left).all()));
			}
		}
		return Page.of(found, page, order::placeOf);
	}

	private JobView view(Job job) {
		String model = (job.attempts() > 0) ? this.models.idOf(job.id()).orElse(null) : null;
		return JobView.of(job, model, this.clock.instant());
	}

	/**
	 * Deletes a job that is over, with all that it left but its model's archive.
	 * @return the hash of the archive
	 */
	Optional<String> delete(String id) {
		Job job = lock(id);
		if (!job.status().isOver()) {
			throw ProblemType.CONFLICT
				.because("Job " + id + " is " + job.status() + "; cancel it before you delete it.");
		}
		this.runs.forget(id);
		Optional<String> archive = this.models.forget(id);
		this.repository.delete(job);
		this.directories.deleteAfterCommit(id);
		return archive;
	}

	@Override
	@Transactional(readOnly = true)
	public boolean inUse(String datasetId) {
		return this.repository.existsByDataset(datasetId,
				EnumSet.of(JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.PAUSED));
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<String> whyNoModel(String jobId) {
		return this.repository.findById(jobId)
			.map((job) -> "Job %s is %s and %s.".formatted(jobId, job.status(),
					job.status().isOver() ? "has no model" : "not over yet; its model comes with its end"));
	}

	private Job lock(String id) {
		return this.repository.lock(id).orElseThrow(() -> unknown(id));
	}

	static RuntimeException unknown(String id) {
		return ProblemType.NOT_FOUND.because("There is no job " + id + ".");
	}

}
