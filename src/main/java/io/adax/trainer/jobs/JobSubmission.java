package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.access.Projects;
import io.adax.trainer.access.Quotas;
import io.adax.trainer.data.DataSpec;
import io.adax.trainer.runs.NewEvent;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.runs.Runs;
import io.adax.trainer.training.CheckpointFile;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.traces.Traces;
import io.adax.trainer.web.Ids;
import io.adax.trainer.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes jobs in: the job's row and its place in the queue are one transaction. */
@Component
class JobSubmission {

	private final JobRepository jobs;

	private final EarlierSubmissions earlier;

	private final RunSpecs specs;

	private final Runs runs;

	private final JobQueue queue;

	private final RunCheckpoints checkpoints;

	private final Projects projects;

	private final Quotas quotas;

	private final Traces traces;

	private final Ids ids;

	private final Clock clock;

	private final TransactionTemplate transaction;

	JobSubmission(JobRepository jobs, EarlierSubmissions earlier, RunSpecs specs, Runs runs, JobQueue queue,
			RunCheckpoints checkpoints, Projects projects, Quotas quotas, Traces traces, Ids ids, Clock clock,
			TransactionTemplate transaction) {
		this.jobs = jobs;
		this.earlier = earlier;
		this.specs = specs;
		this.runs = runs;
		this.queue = queue;
		this.checkpoints = checkpoints;
		this.projects = projects;
		this.quotas = quotas;
		this.traces = traces;
		this.ids = ids;
		this.clock = clock;
		this.transaction = transaction;
	}

	/** What to answer, and whether this submission made the job. */
	record Submitted(ShownJob answer, boolean isNew) {

		/** The same answer each time, but for a header that tells so. */
		ResponseEntity<JobView> created() {
			ResponseEntity.BodyBuilder created = ResponseEntity.created(this.answer.location());
			return this.answer.with(this.isNew ? created : created.header(EarlierSubmissions.REPLAYED, "true"));
		}

	}

	/**
	 * Queues a job.
	 * @param request checked already
	 * @param key of the client, under which a repeated submission gives the same job
	 */
	Submitted submit(JobRequest request, @Nullable String key) {
		return submit(request, Idempotency.of(key, request), Descent.NONE);
	}

	/**
	 * The answer to a submission that was sent before, whatever has become of what it was
	 * about.
	 */
	Optional<Submitted> repeated(Idempotency idempotency) {
		return this.earlier.answer(idempotency).map((answer) -> new Submitted(answer, false));
	}

	/**
	 * Queues a job.
	 * @param descent where it comes from
	 */
	Submitted submit(JobRequest request, Idempotency idempotency, Descent descent) {
		String project = Objects.requireNonNullElseGet(descent.project(), this.projects::current);
		Optional<ShownJob> earlier = this.earlier.answer(project, idempotency);
		if (earlier.isPresent()) {
			return new Submitted(earlier.get(), false);
		}
		JobRequest settled = settle(request);
		try {
			ShownJob job = Objects
				.requireNonNull(this.transaction.execute((status) -> queue(project, settled, idempotency, descent)));
			return new Submitted(job, true);
		}
		catch (DataIntegrityViolationException ex) {
			// the same key at the same moment: the other one was first
			return new Submitted(this.earlier.answer(project, idempotency).orElseThrow(() -> ex), false);
		}
	}

	/** The spec that an engine would run, with what is to say of its data. */
	Sound sound(JobRequest request) {
		RunSpecs.Draft draft = this.specs.draft(request);
		if (draft.spec() == null) {
			throw new InvalidRequest(draft.faults());
		}
		return new Sound(draft.spec(), draft.title(), draft.warnings());
	}

	/**
	 * A spec that can be run.
	 *
	 * @param title a name for a job that has none
	 * @param warnings what is allowed in its data and perhaps not meant
	 */
	record Sound(RunSpec spec, String title, List<String> warnings) {
	}

	/** The request with what was left open settled. */
	JobRequest settle(JobRequest request) {
		Sound sound = sound(request);
		DataSpec data = sound.spec().data();
		return request.settled(Objects.requireNonNullElse(request.name(), sound.title()), data.task(), data.target());
	}

	private ShownJob queue(String project, JobRequest request, Idempotency idempotency, Descent descent) {
		this.specs.hold(request.dataset(), project);
		this.quotas.requirePlace(project, () -> this.jobs.countByProjectAndStatus(project, JobStatus.QUEUED));
		this.quotas.requireSpace(project, 1);
		// as precise as the database keeps it
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Job job = new Job(this.ids.next(), request, request.optimizer().typeName(), idempotency, now);
		job.descends(project, descent);
		job.askedIn(this.traces.here());
		this.traces.tell(AttemptTraces.JOB, job.id());
		if (descent.start() != null) {
			Descent.Start start = descent.start();
			CheckpointFile file = this.checkpoints.hand(start.jobId(), start.iteration(), job.id());
			job.course().progress(file.epoch(), file.iteration(), null);
			job.allowance().inherit(file.used());
		}
		this.jobs.save(job);
		this.jobs.flush();
		this.runs.begin(project, job.id(), NewEvent.state(0, job.status().name(), null));
		this.queue.add(job);
		ShownJob answer = ShownJob.asSubmitted(JobView.of(job, null, now));
		this.earlier.keep(idempotency, answer);
		return answer;
	}

}
