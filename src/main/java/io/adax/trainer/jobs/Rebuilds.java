package io.adax.trainer.jobs;

import java.util.List;
import java.util.Optional;

import io.adax.trainer.models.Made;
import io.adax.trainer.models.Models;
import io.adax.trainer.models.Origin;
import io.adax.trainer.runs.CheckpointHashes;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;

import org.springframework.stereotype.Component;

/** Trains models again, and compares. */
@Component
class Rebuilds {

	private final JobRepository jobs;

	private final JobSubmission submission;

	private final Models models;

	private final Origins origins;

	private final CheckpointHashes hashes;

	private final RunCheckpoints checkpoints;

	Rebuilds(JobRepository jobs, JobSubmission submission, Models models, Origins origins, CheckpointHashes hashes,
			RunCheckpoints checkpoints) {
		this.jobs = jobs;
		this.submission = submission;
		this.models = models;
		this.origins = origins;
		this.hashes = hashes;
		this.checkpoints = checkpoints;
	}

	/**
	 * Queues a job that trains a model again from what is stored of it.
	 * @return the job's id
	 */
	String start(String modelId) {
		Made model = this.models.made(modelId);
		Job job = this.jobs.findById(model.jobId()).orElseThrow(() -> Jobs.unknown(model.jobId()));
		if (job.status() != JobStatus.SUCCEEDED) {
			throw refused(modelId, "its job is " + job.status() + " and has not come to its end");
		}
		Origin origin = Optional.ofNullable(model.origin())
			.orElseThrow(() -> refused(modelId, "it was made before its dataset's hash was kept"));
		if (!this.origins.areThere(job.request().dataset(), origin)) {
			throw refused(modelId, "its dataset is gone");
		}
		Descent.Start begun = job.start();
		if (begun != null && !this.checkpoints.isThere(begun.jobId(), begun.iteration())) {
			throw refused(modelId, "the checkpoint that its job began with is gone");
		}
		Descent descent = new Descent(job.project(), null, begun, modelId);
		JobRequest request = job.request().rebuilt();
		return this.submission.submit(request, Idempotency.of(null, request), descent).answer().job().id();
	}

	private static ProblemException refused(String modelId, String reason) {
		return ProblemType.CONFLICT.because("Model " + modelId + " cannot be rebuilt: " + reason + ".");
	}

	/** The rebuilds of a model, the newest first. */
	List<RebuildView> of(String modelId) {
		Made model = this.models.made(modelId);
		return this.jobs.findByRebuildOfOrderByIdDesc(modelId).stream().map((job) -> view(model, job)).toList();
	}

	private RebuildView view(Made model, Job job) {
		Optional<Made> made = (job.status() == JobStatus.SUCCEEDED) ? this.models.madeBy(job.id()) : Optional.empty();
		Boolean parameters = made.map(Made::parametersSha256).map(model.parametersSha256()::equals).orElse(null);
		Boolean state = made.map(Made::optimizerStateSha256).map(model.optimizerStateSha256()::equals).orElse(null);
		return new RebuildView(job.id(), job.status(),
				(parameters != null && state != null) ? Boolean.valueOf(parameters && state) : null, parameters, state,
				this.hashes.common(model.jobId(), job.id()),
				this.hashes.firstDifference(model.jobId(), job.id()).orElse(null),
				made.map(Made::origin).flatMap((origin) -> changes(model, origin)).orElse(null));
	}

	private static Optional<List<String>> changes(Made model, Origin now) {
		return Optional.ofNullable(model.origin())
			.map((origin) -> now.environment().changesSince(origin.environment()));
	}

}
