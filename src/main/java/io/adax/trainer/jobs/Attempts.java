package io.adax.trainer.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.models.Models;
import io.adax.trainer.models.NewModel;
import io.adax.trainer.runs.AfterCommit;
import io.adax.trainer.runs.CheckpointHashes;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.NewCheckpoint;
import io.adax.trainer.runs.NewEvent;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.runs.RunStatus;
import io.adax.trainer.runs.RunView;
import io.adax.trainer.runs.Runs;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.training.TrainingEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that a worker writes about a job. Each write locks the job's row and is made only
 * while its attempt is the newest: a worker that was given up for dead and comes back
 * writes nothing.
 */
@Component
@Transactional
class Attempts {

	private final JobRepository jobs;

	private final Runs runs;

	private final CheckpointHashes hashes;

	private final RunCheckpoints checkpoints;

	private final Models models;

	private final JobProperties properties;

	private final Tickets tickets;

	private final Turns turns;

	private final WorkerProperties worker;

	private final AttemptTraces traces;

	private final Clock clock;

	Attempts(JobRepository jobs, Runs runs, CheckpointHashes hashes, RunCheckpoints checkpoints, Models models,
			JobProperties properties, Tickets tickets, Turns turns, WorkerProperties worker, AttemptTraces traces,
			Clock clock) {
		this.jobs = jobs;
		this.runs = runs;
		this.hashes = hashes;
		this.checkpoints = checkpoints;
		this.models = models;
		this.properties = properties;
		this.tickets = tickets;
		this.turns = turns;
		this.worker = worker;
		this.traces = traces;
		this.clock = clock;
	}

	/**
	 * The attempt that a worker holds.
	 *
	 * @param recorded how far the metrics go that the attempts before left
	 * @param start the checkpoint that the job begins with, if it does
	 */
	record Attempt(String project, String jobId, String runId, int number, JobRequest request, Position recorded,
			Descent.@Nullable Start start, AttemptTrace trace) {
	}

	/** Epochs and iterations completed. */
	record Position(int epoch, long iteration) {
	}

	/**
	 * How far an attempt has come.
	 *
	 * @param number of the write, from 1: the same one is made once only
	 */
	record Progress(long number, Position position, @Nullable Instant eta, Gathered gathered) {
	}

	/** The attempt is not the newest any more, or the job is over. */
	static final class Superseded extends RuntimeException {

		private static final long serialVersionUID = 1;

		Superseded(Attempt attempt) {
			super("Attempt %d at job %s has been superseded".formatted(attempt.number(), attempt.jobId()));
		}

	}

	/**
	 * Begins the next attempt; empty if there is nothing left to do, or the worker that
	 * asks has been given up for dead since it was given the job.
	 */
	Optional<Attempt> begin(Ticket ticket) {
		String jobId = ticket.jobId();
		Job job = this.jobs.lock(jobId).orElse(null);
		if (job == null || !this.tickets.isValid(ticket) || !mayStart(job)) {
			return Optional.empty();
		}
		Instant since = job.statusSince();
		job.start(this.clock.instant());
		String runId = this.runs.open(job.project(), jobId, job.attempts());
		tell(job, List.of(NewEvent.attempt(job.attempts(), RunStatus.RUNNING, null)));
		return Optional.of(new Attempt(job.project(), jobId, runId, job.attempts(), job.granted(),
				job.course().position(), job.start(), this.traces.begin(job, since)));
	}

	private boolean mayStart(Job job) {
		return switch (job.status()) {
			// its pool may have been changed since it was picked
			case QUEUED -> job.pool().equals(this.worker.pool()) && this.turns.mayBegin(job.project());
			case RUNNING -> giveUpLost(job);
			case PAUSED, SUCCEEDED, FAILED, CANCELLED -> false;
		};
	}

	/**
	 * Closes the attempt of a worker that stopped answering. Returns whether to go on.
	 */
	private boolean giveUpLost(Job job) {
		Failure lost = new Failure(Failure.Kind.INFRASTRUCTURE,
				"The worker of attempt %d stopped answering.".formatted(job.attempts()),
				"Its heartbeat was missed; look for a crash or a restart of the service.",
				new Failure.Evidence(job.course().iteration(), null, null, null));
		List<RunView> attempts = this.runs.of(job.id());
		RunView last = attempts.get(attempts.size() - 1);
		List<NewEvent> ended = this.runs.end(last.id(), RunStatus.LOST, lost);
		AfterCommit.run(() -> this.traces.lost(job, last, lost));
		afterFailure(job, lost, ended);
		return job.status() == JobStatus.QUEUED;
	}

	/** Again, unless it was tried often enough, or somebody wants it to stop. */
	private void afterFailure(Job job, Failure failure, List<NewEvent> ended) {
		if (job.stopRequested() == StopSignal.Reason.CANCEL) {
			job.cancel(this.clock.instant());
		}
		else {
			int failures = job.setbacks().add();
			if (failures >= this.properties.maxAttempts(failure.kind())) {
				job.fail(failure, this.clock.instant());
			}
			else if (job.stopRequested() == StopSignal.Reason.PAUSE) {
				job.pause("Paused on request, after attempt %d failed: %s".formatted(job.attempts(), failure.message()),
						this.clock.instant());
			}
			else {
				Duration wait = this.properties.backOff(failure.kind(), failures);
				job.requeue("Attempt %d failed: %s Trying again in %.1f s.".formatted(job.attempts(), failure.message(),
						wait.toMillis() / 1000.0), wait, this.clock.instant());
			}
		}
		tell(job, ended);
	}

	/** Tells of an attempt, and what has become of its job by that. */
	private void tell(Job job, List<NewEvent> attempt) {
		List<NewEvent> events = new ArrayList<>(attempt);
		events.add(NewEvent.state(job.attempts(), job.status().name(), job.statusReason()));
		this.runs.append(job.project(), job.id(), events);
		// it begins or ends to run: another may have its turn
		this.jobs.flush();
		this.turns.settle(job.line());
	}

	private List<NewEvent> end(Attempt attempt, RunStatus status, @Nullable Failure failure) {
		List<NewEvent> ended = this.runs.end(attempt.runId(), status, failure);
		attempt.trace().ended(status, failure);
		return ended;
	}

	private Job lock(Attempt attempt) {
		return this.jobs.lock(attempt.jobId())
			.filter((job) -> job.isAttempt(attempt.number()))
			.orElseThrow(() -> new Superseded(attempt));
	}

	/** Keeps what happened since the last write. */
	void record(Attempt attempt, Progress progress) {
		Job job = lock(attempt);
		if (!this.runs.takeIn(attempt.runId(), progress.number())) {
			return;
		}
		Gathered gathered = progress.gathered();
		gathered.started().forEach((begun) -> begun(job, attempt, begun.started(), begun.at()));
		gathered.memory().forEach((memory) -> this.runs.took(attempt.runId(), memory));
		job.course().progress(progress.position().epoch(), progress.position().iteration(), progress.eta());
		this.runs.record(attempt.runId(), gathered.points());
		gathered.restored().forEach((restored) -> recordLate(job, attempt, restored));
		this.runs.append(job.project(), job.id(), gathered.events());
		gathered.saved().forEach((saved) -> saved(job, attempt, saved));
	}

	/**
	 * The attempt that saved it ended before it could tell, or this job began with it.
	 */
	private void recordLate(Job job, Attempt attempt, TrainingEvent.Checkpointed restored) {
		Descent.Start start = job.start();
		boolean begins = start != null && start.iteration() == restored.iteration();
		if (!begins && !this.runs.hasCheckpoint(job.id(), restored.iteration())) {
			this.runs.append(job.project(), job.id(), Gathering.checkpoint(attempt.number(), restored));
			saved(job, attempt, restored);
		}
	}

	private void saved(Job job, Attempt attempt, TrainingEvent.Checkpointed saved) {
		this.hashes.add(job.id(), saved);
		job.setbacks().saved(saved.iteration());
		this.checkpoints.forgetOldest(job.id(), attempt.number(), saved.iteration(),
				attempt.request().training().checkpoint().keep());
	}

	/** A checkpoint is in the blob store: whoever goes on does so from there. */
	void stored(Attempt attempt, NewCheckpoint checkpoint) {
		lock(attempt);
		this.checkpoints.record(checkpoint);
	}

	/** The engine has begun to train. */
	private void begun(Job job, Attempt attempt, TrainingEvent.Started started, Instant at) {
		job.course().plan(started.iteration(), started.totalIterations());
		job.setbacks().goesOnFrom(started.iteration());
		this.runs.begun(attempt.runId(), started, at, attempt.request().training().batchSize());
	}

	/** The run has made a model. */
	void succeed(Attempt attempt, Outcome outcome, NewModel model, Blob archive) {
		Job job = lock(attempt);
		this.models.put(model, archive);
		List<NewEvent> ended = end(attempt, RunStatus.SUCCEEDED, null);
		job.succeed(outcome, this.clock.instant());
		tell(job, ended);
	}

	/** The run has used up its time; its state is saved, and it has made a model. */
	void outOfTime(Attempt attempt, Outcome outcome, NewModel model, Blob archive) {
		Job job = lock(attempt);
		if (job.stopRequested() == StopSignal.Reason.CANCEL) {
			// it was promised, and PAUSED is no end
			stopped(attempt);
			return;
		}
		Failure failure = Failures.outOfTime(job.allowance().time(), outcome);
		this.models.put(model, archive);
		List<NewEvent> ended = end(attempt, RunStatus.PAUSED, failure);
		job.outOfTime(outcome, failure, this.clock.instant());
		tell(job, ended);
	}

	/** The run failed. */
	void failed(Attempt attempt, Failure failure) {
		Job job = lock(attempt);
		afterFailure(job, failure, end(attempt, RunStatus.FAILED, failure));
	}

	/** The run stopped, because somebody asked for it or the service shuts down. */
	void stopped(Attempt attempt) {
		Job job = lock(attempt);
		StopSignal.Reason asked = Objects.requireNonNullElse(job.stopRequested(), StopSignal.Reason.SHUTDOWN);
		RunStatus status = switch (asked) {
			case CANCEL -> {
				job.cancel(this.clock.instant());
				yield RunStatus.CANCELLED;
			}
			case PAUSE -> {
				job.pause("Paused on request.", this.clock.instant());
				yield RunStatus.PAUSED;
			}
			case SHUTDOWN -> {
				job.requeue("Interrupted by a shutdown.", Duration.ZERO, this.clock.instant());
				yield RunStatus.INTERRUPTED;
			}
		};
		tell(job, end(attempt, status, null));
	}

	/**
	 * Says what shall become of a job's entry in the queue, now that its worker lets go
	 * of it. Its row is locked meanwhile: somebody may just resume it.
	 * @param earliest when it may be due again
	 * @return whether nobody needs its checkpoints any more
	 */
	boolean settle(String jobId, Instant earliest, QueueEntry entry) {
		return settle(this.jobs.lock(jobId).orElse(null), earliest, entry);
	}

	/**
	 * The same of a worker that stopped answering: its attempt ends, so that nobody waits
	 * for a free slot to see the job paused, cancelled or back in the queue.
	 */
	boolean giveUp(Ticket dead, QueueEntry entry) {
		Job job = this.jobs.lock(dead.jobId()).orElse(null);
		if (!this.tickets.isValid(dead)) {
			// another replica has seen to it
			return false;
		}
		if (job != null && job.status() == JobStatus.RUNNING) {
			giveUpLost(job);
		}
		return settle(job, this.clock.instant(), entry);
	}

	private boolean settle(@Nullable Job job, Instant earliest, QueueEntry entry) {
		if (job != null && job.status() == JobStatus.RUNNING) {
			// nobody has closed the last attempt: whoever takes the job up next will
			entry.dueAt(earliest);
			return false;
		}
		if (job == null || job.status() != JobStatus.QUEUED) {
			entry.remove();
			return job == null || job.status().isFinal();
		}
		if (!this.turns.mayBegin(job.project())) {
			entry.dueAt(Turns.PARKED);
			return false;
		}
		Instant notBefore = job.setbacks().notBefore();
		entry.dueAt((notBefore != null && notBefore.isAfter(earliest)) ? notBefore : earliest);
		return false;
	}

	/** A job's entry in the queue. */
	interface QueueEntry {

		void dueAt(Instant time);

		void remove();

	}

}
