package io.adax.trainer.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.adax.trainer.engine.EngineException;
import io.adax.trainer.engine.Engines;
import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.jobs.Attempts.Attempt;
import io.adax.trainer.models.Models;
import io.adax.trainer.models.NewModel;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.LogSource;
import io.adax.trainer.runs.RunCheckpoints;
import io.adax.trainer.runs.RunLogs;
import io.adax.trainer.training.CheckpointFiles;
import io.adax.trainer.training.RunSpec;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.training.TrainingResult;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.ProblemType;
import io.adax.trainer.workers.StoreClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Runs a job that is due: one attempt in an engine, from the queue to a model. */
@Component
class JobRunner {

	private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

	/** How soon to look again at a job that this worker still has in hand. */
	private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

	/** Long enough for the worker that shuts down not to see the job again. */
	private static final Duration SHUTDOWN = Duration.ofSeconds(1);

	private final Attempts attempts;

	private final RunSpecs specs;

	private final Engines engines;

	private final Models models;

	private final Origins origins;

	private final RunningJobs running;

	private final RunLogs logs;

	private final RunCheckpoints checkpoints;

	private final CheckpointUploads.Source uploads;

	private final TrainingMeters meters;

	private final PatientWrites writes = new PatientWrites(Duration.ofMillis(500), Duration.ofSeconds(5));

	private final Clock clock;

	private final StoreClock storeClock;

	JobRunner(Attempts attempts, RunSpecs specs, Engines engines, Models models, Origins origins, RunningJobs running,
			RunLogs logs, RunCheckpoints checkpoints, TrainingMeters meters, Clock clock, StoreClock storeClock) {
		this.attempts = attempts;
		this.specs = specs;
		this.engines = engines;
		this.models = models;
		this.origins = origins;
		this.running = running;
		this.logs = logs;
		this.checkpoints = checkpoints;
		this.uploads = new CheckpointUploads.Source(checkpoints, attempts, this.writes);
		this.meters = meters;
		this.clock = clock;
		this.storeClock = storeClock;
	}

	/**
	 * Makes one attempt at a job, and says what shall become of its entry in the queue.
	 */
	CompletionHandler<Void> run(Ticket ticket) {
		String jobId = ticket.jobId();
		if (this.running.isShuttingDown()) {
			return settle(jobId);
		}
		Optional<StopSignal> stop = this.running.begin(jobId);
		if (stop.isEmpty()) {
			// its heartbeats were missed while the database was away
			return (complete, operations) -> entry(complete, operations).dueAt(this.clock.instant().plus(LOOK_AGAIN));
		}
		try {
			this.attempts.begin(ticket).ifPresent((attempt) -> run(attempt, stop.get()));
			return settle(jobId);
		}
		catch (Attempts.Superseded ex) {
			// or else its last write was made, but the answer lost: the job's row tells
			log.warn("{}; what it made is dropped", ex.getMessage());
			return settle(jobId);
		}
		finally {
			this.running.end(jobId);
		}
	}

	/** Sees to the job of a worker that stopped answering. */
	void giveUp(Ticket dead, ExecutionComplete complete, ExecutionOperations<Void> operations) {
		log.warn("The worker of job {} stopped answering", dead.jobId());
		if (this.attempts.giveUp(dead, entry(complete, operations))) {
			this.checkpoints.settle(dead.jobId());
		}
	}

	private CompletionHandler<Void> settle(String jobId) {
		Duration wait = this.running.isShuttingDown() ? SHUTDOWN : Duration.ZERO;
		return (complete, operations) -> {
			if (this.writes.make("the end of job " + jobId,
					() -> this.attempts.settle(jobId, this.clock.instant().plus(wait), entry(complete, operations)))) {
				this.checkpoints.settle(jobId);
			}
		};
	}

	private ScheduledEntry entry(ExecutionComplete complete, ExecutionOperations<Void> operations) {
		return new ScheduledEntry(complete, operations, this.storeClock);
	}

	private void run(Attempt attempt, StopSignal stop) {
		try (AttemptTrace trace = attempt.trace().begun();
				LogContext context = LogContext.of(attempt);
				RunRecorder recorder = new RunRecorder(attempt, this.attempts, this.writes, this.clock);
				TrainingMeters.Watch counted = this.meters.watch(recorder);
				CheckpointUploads events = this.uploads.follow(attempt, recorder, counted)) {
			log.info("Job {} begins attempt {}", attempt.jobId(), attempt.number());
			run(attempt, recorder, events, stop);
		}
	}

	private void run(Attempt attempt, RunRecorder recorder, CheckpointUploads events, StopSignal stop) {
		try {
			RunSpecs.Draft draft = untilStopped("the start of job " + attempt.jobId(), stop,
					() -> this.specs.here(attempt.request()));
			if (draft.spec() == null) {
				fail(attempt,
						new Failure(Failure.Kind.USER, "The job cannot be run any more: " + draft.faults(), null));
				return;
			}
			run(attempt, draft.spec(), recorder, events, stop);
		}
		catch (Attempts.Superseded ex) {
			throw ex;
		}
		catch (PatientWrites.Stopped ex) {
			log.info("Job {}, attempt {}: {}", attempt.jobId(), attempt.number(), ex.getMessage());
			end(attempt, () -> this.attempts.stopped(attempt));
		}
		catch (PatientWrites.GivenUp ex) {
			letGo(attempt, ex);
		}
		catch (RuntimeException ex) {
			// whoever finds the job RUNNING would take this worker for dead
			log.error("Job {}, attempt {}", attempt.jobId(), attempt.number(), ex);
			fail(attempt, Failures.unexpected(ex, recorder.iteration()));
		}
		catch (Error ex) {
			fail(attempt, Failures.unexpected(ex, recorder.iteration()));
			throw ex;
		}
	}

	private void run(Attempt attempt, RunSpec spec, RunRecorder recorder, CheckpointUploads events, StopSignal stop) {
		try {
			Path directory = untilStopped("the checkpoints of job " + attempt.jobId(), stop,
					() -> this.checkpoints.take(attempt.jobId(), attempt.number(),
							(warning) -> events.accept(new TrainingEvent.Warned(warning))));
			Attempts.Position recorded = attempt.recorded();
			CheckpointFiles.forgetAfter(directory, recorded.epoch(), recorded.iteration(),
					spec.training().checkpoint().everyIterations());
			if (attempt.start() != null && !CheckpointFiles.isAnyLeft(directory)) {
				fail(attempt, Failures.noStart(attempt.start()));
				return;
			}
			TrainingResult result = attempt.trace()
				.trained(this.engines.train(spec, directory, attempt.trace().follow(events), stop,
						(lines) -> this.logs.append(attempt.jobId(), attempt.number(), LogSource.ENGINE, lines)));
			events.finish(stop);
			recorder.write();
			finish(new Trained(attempt, spec, recorder.started(), result), stop);
		}
		catch (EngineException ex) {
			events.finish(stop);
			recorder.write();
			finish(attempt, Failures.of(ex, recorder.iteration()), ex, stop);
		}
		catch (IOException ex) {
			log.warn("Job {}, attempt {}", attempt.jobId(), attempt.number(), ex);
			fail(attempt, Failures.of(ex, recorder.iteration()));
		}
	}

	/**
	 * Who finds the job RUNNING would take this worker for dead, which counts as a
	 * setback. The interrupt has done its work, and would close the embedded database.
	 */
	private void letGo(Attempt attempt, PatientWrites.GivenUp givenUp) {
		log.info("Job {}, attempt {}: {}", attempt.jobId(), attempt.number(), givenUp.getMessage());
		Thread.interrupted();
		try {
			this.attempts.stopped(attempt);
		}
		catch (DataAccessException | TransactionException ex) {
			givenUp.addSuppressed(ex);
			throw givenUp;
		}
	}

	private void fail(Attempt attempt, Failure failure) {
		end(attempt, () -> this.attempts.failed(attempt, failure));
	}

	/** The end of an attempt, which is written down however long the database is away. */
	private void end(Attempt attempt, Runnable ending) {
		this.writes.make("the end of attempt %d at job %s".formatted(attempt.number(), attempt.jobId()), () -> {
			ending.run();
			return true;
		});
	}

	/**
	 * What may wait for long, and is not worth it once somebody wants the job to stop.
	 */
	private <T, E extends Exception> T untilStopped(String what, StopSignal stop, PatientWrites.Write<T, E> write)
			throws E {
		return this.writes.make(what, stop::isStopped, write);
	}

	private void finish(Trained trained, StopSignal stop) throws IOException {
		Attempt attempt = trained.attempt();
		TrainingResult result = trained.result();
		switch (result.outcome()) {
			case COMPLETED, STOPPED_EARLY -> keep(trained, stop, this.attempts::succeed);
			case OUT_OF_TIME -> keep(trained, stop, this.attempts::outOfTime);
			case DIVERGED -> fail(attempt, Failures.diverged(result, trained.spec().optimizer()));
			case INTERRUPTED -> end(attempt, () -> this.attempts.stopped(attempt));
		}
		log.info("Job {}, attempt {}: {} after {} iterations", attempt.jobId(), attempt.number(), result.outcome(),
				result.iterations());
	}

	private void keep(Trained trained, StopSignal stop, Trained.Ending ending) throws IOException {
		String jobId = trained.attempt().jobId();
		Path archive = Path.of(Objects.requireNonNull(trained.result().model()).file());
		try {
			untilStopped("the model of job " + jobId, stop, () -> {
				NewModel model = trained.model(this.origins.of(trained));
				this.models.store(jobId, archive,
						(blob) -> ending.write(trained.attempt(), trained.outcome(), model, blob));
				return archive;
			});
		}
		catch (ProblemException ex) {
			if (ex.type() != ProblemType.STORAGE_QUOTA) {
				throw ex;
			}
			fail(trained.attempt(), Failures.noSpace(ex, trained.result().iterations()));
		}
	}

	private void finish(Attempt attempt, Failure failure, EngineException ex, StopSignal stop) {
		log.warn("Job {}, attempt {}: {}{}", attempt.jobId(), attempt.number(), ex.getMessage(),
				ex.details().map((details) -> "\n" + details).orElse(""));
		// the end of a crashed engine's output is in the log already
		ex.details()
			.filter((details) -> ex.kind() != EngineException.Kind.CRASHED)
			.ifPresent((details) -> this.logs.append(attempt.jobId(), attempt.number(), LogSource.SERVICE,
					details.lines().toList()));
		boolean asked = ex.kind() == EngineException.Kind.KILLED || stop.isStoppedFor(StopSignal.Reason.SHUTDOWN);
		if (stop.isStopped() && asked && failure.kind() == Failure.Kind.INFRASTRUCTURE) {
			// an engine that is gone has stopped, too; a shutdown may have reached it
			// first
			end(attempt, () -> this.attempts.stopped(attempt));
		}
		else {
			fail(attempt, failure);
		}
	}

}
