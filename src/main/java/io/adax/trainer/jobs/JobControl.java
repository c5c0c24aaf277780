package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import io.adax.trainer.access.Quotas;
import io.adax.trainer.engine.StopSignal.Reason;
import io.adax.trainer.runs.NewEvent;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.runs.Runs;
import io.adax.trainer.traces.Traces;
import io.adax.trainer.web.Faults;
import io.adax.trainer.web.InvalidRequest;
import io.adax.trainer.web.MergePatch;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.web.RequestReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody may do to a job. Each locks its row; whoever runs it is asked by a flag
 * in that row.
 */
@Component
@Transactional
class JobControl {

	private static final JsonMapper JSON = new JsonMapper();

	private final JobRepository repository;

	private final JobQueue queue;

	private final RunSpecs specs;

	private final RunningJobs running;

	private final RunCheckpoints checkpoints;

	private final Runs runs;

	private final RequestReader reader;

	private final Quotas quotas;

	private final Traces traces;

	private final Clock clock;

	JobControl(JobRepository repository, JobQueue queue, RunSpecs specs, RunningJobs running,
			RunCheckpoints checkpoints, Runs runs, RequestReader reader, Quotas quotas, Traces traces, Clock clock) {
		this.repository = repository;
		this.queue = queue;
		this.specs = specs;
		this.running = running;
		this.checkpoints = checkpoints;
		this.runs = runs;
		this.reader = reader;
		this.quotas = quotas;
		this.traces = traces;
		this.clock = clock;
	}

	/** Pauses a job that waits, and asks the worker of one that runs to. */
	void pause(String id) {
		Job job = lock(id);
		switch (job.status()) {
			case QUEUED -> {
				job.pause("Paused on request.", this.clock.instant());
				this.queue.remove(job);
				tell(job);
			}
			case RUNNING -> requestStop(job, Reason.PAUSE);
			case PAUSED -> {
				// as asked
			}
			case SUCCEEDED, FAILED, CANCELLED -> throw conflict(job, "paused");
		}
	}

	/** Queues a job again that is paused or has failed. */
	void resume(String id, @Nullable Duration more) {
		Job job = lock(id);
		if (more != null && job.request().training().maxDuration() == null) {
			throw InvalidRequest.at("/maxDuration", "the job has all the time it wants: no training.maxDuration");
		}
		switch (job.status()) {
			case PAUSED, FAILED -> {
				this.specs.hold(job.request().dataset(), job.project());
				this.quotas.requirePlace(job.project(),
						() -> this.repository.countByProjectAndStatus(job.project(), JobStatus.QUEUED));
				this.quotas.requireSpace(job.project(), 1);
				job.resume(more, this.clock.instant());
				job.resumedIn(this.traces.here());
				this.queue.add(job);
				tell(job);
			}
			case QUEUED -> {
				// as asked
			}
			case RUNNING, SUCCEEDED, CANCELLED -> throw conflict(job, "resumed");
		}
	}

	/** Cancels a job that waits, and asks the worker of one that runs to stop it. */
	void cancel(String id) {
		Job job = lock(id);
		switch (job.status()) {
			case QUEUED, PAUSED -> {
				job.cancel(this.clock.instant());
				this.queue.remove(job);
				this.checkpoints.settleAfterCommit(id);
				tell(job);
			}
			case RUNNING -> requestStop(job, Reason.CANCEL);
			case CANCELLED -> {
				// as asked
			}
			case SUCCEEDED, FAILED -> throw conflict(job, "cancelled");
		}
	}

	private void requestStop(Job job, Reason reason) {
		if (job.stopRequested() == Reason.CANCEL && reason != Reason.CANCEL) {
			throw ProblemType.CONFLICT.because("Job " + job.id() + " is RUNNING and about to be cancelled.");
		}
		job.requestStop(reason);
		this.running.stop(job.id(), reason);
	}

	/**
	 * Changes name, tags, priority and pool; with that, the place of a job that waits.
	 * @param ifMatch the tags one of which the job must have
	 */
	void label(String id, MergePatch patch, @Nullable String ifMatch) {
		Job job = lock(id);
		JobTag.requireLabelsOf(job, ifMatch);
		JsonNode labels = patch.applyTo(JSON.valueToTree(JobLabels.of(job.request())));
		Line before = job.line();
		JobLabels read = this.reader.read(labels, JobLabels.class);
		if (!read.pool().equals(job.pool()) && !mayMove(job.status())) {
			throw ProblemType.CONFLICT
				.because("Job " + job.id() + " is " + job.status() + " and cannot be moved to another pool.");
		}
		job.label(read);
		this.queue.move(job, before);
	}

	private static boolean mayMove(JobStatus status) {
		return switch (status) {
			case QUEUED, PAUSED, FAILED -> true;
			case RUNNING, SUCCEEDED, CANCELLED -> false;
		};
	}

	/**
	 * The request of a job with overrides, as a new one; checked like any other, and
	 * whether it fits the checkpoint that it shall go on from.
	 */
	Clone overridden(String id, MergePatch patch) {
		Job job = this.repository.findById(id).orElseThrow(() -> Jobs.unknown(id));
		Clone clone = read(patch, job);
		if (clone.fromCheckpoint() != null) {
			long total = job.course().totalIterations();
			StartCheck.check(job.request(), clone.request(), (total > 0) ? (double) clone.fromCheckpoint() / total : 0);
		}
		return clone;
	}

	private Clone read(MergePatch patch, Job job) {
		Faults faults = new Faults();
		JobRequest request = this.reader.read(patch.applyTo(JSON.valueToTree(job.request())), JobRequest.class,
				Set.of(CloneRequest.FROM_CHECKPOINT), faults);
		CloneRequest.Start start = this.reader.read(patch.only(CloneRequest.FROM_CHECKPOINT), CloneRequest.Start.class,
				Set.of(), faults);
		faults.throwIfAny();
		return new Clone(Objects.requireNonNull(request), Objects.requireNonNull(start).fromCheckpoint());
	}

	private Job lock(String id) {
		return this.repository.lock(id).orElseThrow(() -> Jobs.unknown(id));
	}

	private void tell(Job job) {
		this.runs.append(job.project(), job.id(),
				NewEvent.state(job.attempts(), job.status().name(), job.statusReason()));
	}

	private static ProblemException conflict(Job job, String what) {
		return ProblemType.CONFLICT.because("Job " + job.id() + " is " + job.status() + " and cannot be " + what + ".");
	}

	/**
	 * A job's request with overrides.
	 *
	 * @param fromCheckpoint iterations of the checkpoint that it goes on from; null for
	 * none
	 */
	record Clone(JobRequest request, @Nullable Long fromCheckpoint) {
	}

}
