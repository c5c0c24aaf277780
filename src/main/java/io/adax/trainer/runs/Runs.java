package io.adax.trainer.runs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.adax.trainer.training.MetricPoint;
import io.adax.trainer.training.NetworkPlan;
import io.adax.trainer.training.TrainingEvent;
import io.adax.trainer.web.Ids;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happened to jobs: their attempts, metrics and events. */
@Component
@Transactional
public class Runs {

	private final RunRepository runs;

	private final MetricStore metrics;

	private final JobEventRepository events;

	private final RunLogs logs;

	private final RunCheckpoints checkpoints;

	private final CheckpointHashes hashes;

	private final Speeds speeds;

	private final RunMeters meters;

	private final Ids ids;

	private final Clock clock;

	private final ApplicationEventPublisher publisher;

	Runs(RunRepository runs, MetricStore metrics, JobEventRepository events, RunLogs logs, RunCheckpoints checkpoints,
			CheckpointHashes hashes, Speeds speeds, RunMeters meters, Ids ids, Clock clock,
			ApplicationEventPublisher publisher) {
		this.runs = runs;
		this.metrics = metrics;
		this.events = events;
		this.logs = logs;
		this.checkpoints = checkpoints;
		this.hashes = hashes;
		this.speeds = speeds;
		this.meters = meters;
		this.ids = ids;
		this.clock = clock;
		this.publisher = publisher;
	}

	/**
	 * Opens an attempt. Who calls tells of it, with what else there is to tell.
	 * @return the run's id
	 */
	public String open(String project, String jobId, int attempt) {
		String id = this.ids.next();
		this.runs.save(new Run(id, project, jobId, attempt, this.clock.instant()));
		AfterCommit.run(this.meters::begun);
		return id;
	}

	/**
	 * The engine has begun, after the iterations that a checkpoint held.
	 * @param at when it did, which may be long ago
	 */
	public void begun(String runId, TrainingEvent.Started started, Instant at, int batchSize) {
		Run run = this.runs.getReferenceById(runId);
		run.begun(started.iteration(), started.environment(), started.notExact());
		NetworkPlan plan = started.plan();
		long iterations = started.totalIterations() - started.iteration();
		run.expect(
				new RunForecast(iterations, plan.parameters(), plan.memoryBytes(), started.peakBytes(),
						this.speeds.estimate(run.project(), plan.parameters(), batchSize, iterations).orElse(null)),
				Speeds.cost(plan.parameters(), batchSize), at);
	}

	/** Its engine has come to an end, and had so much memory. */
	public void took(String runId, TrainingEvent.MemoryMeasured memory) {
		this.runs.getReferenceById(runId).took(memory.beforeBytes(), memory.mostBytes());
	}

	/**
	 * Whether a write of a run's worker is to be made: one that is sent again because its
	 * answer was lost may have been made before.
	 * @param number of the write, from 1
	 */
	public boolean takeIn(String runId, long number) {
		return this.runs.getReferenceById(runId).takeIn(number);
	}

	/**
	 * Ends an attempt.
	 * @return what there is to tell of it, and who calls tells with what follows
	 */
	public List<NewEvent> end(String runId, RunStatus status, @Nullable Failure failure) {
		Run run = this.runs.getReferenceById(runId);
		run.end(status, failure, this.clock.instant());
		this.metrics.join(runId);
		AfterCommit.run(() -> this.meters.ended(status, failure));
		NewEvent ended = NewEvent.attempt(run.attempt(), status, failure);
		return (failure != null) ? List.of(NewEvent.fault(run.attempt(), status, failure), ended) : List.of(ended);
	}

	/** The attempts at a job, the first one first. */
	@Transactional(readOnly = true)
	public List<RunView> of(String jobId) {
		return this.runs.findByJobIdOrderByAttempt(jobId).stream().map(Run::view).toList();
	}

	/** Keeps metric points of a run, which come in order. */
	public void record(String runId, Collection<MetricPoint> points) {
		points.stream()
			.mapToLong(MetricPoint::iteration)
			.max()
			.ifPresent((iteration) -> this.runs.getReferenceById(runId).reached(iteration));
		this.metrics.add(runId, points);
	}

	/** Keeps the first event of a job that the same transaction has made. */
	public void begin(String project, String jobId, NewEvent first) {
		append(project, jobId, List.of(first), null);
	}

	/**
	 * Gives an event the job's next number and keeps it. Call with the job's row locked:
	 * that keeps the numbers without gaps.
	 */
	public void append(String project, String jobId, NewEvent event) {
		append(project, jobId, List.of(event));
	}

	/** Whether a checkpoint after that iteration is in the job's record. */
	public boolean hasCheckpoint(String jobId, long iteration) {
		return !this.events.findCheckpoints(jobId, List.of(iteration)).isEmpty();
	}

	/** The same of several, in order, after one look for the last number. */
	public void append(String project, String jobId, List<NewEvent> events) {
		if (!events.isEmpty()) {
			append(project, jobId, events, this.events.findLast(jobId).map(JobEvent::view).orElse(null));
		}
	}

	private void append(String project, String jobId, List<NewEvent> events, @Nullable JobEventView last) {
		JobEventView before = last;
		Map<Integer, List<String>> lines = new TreeMap<>();
		for (NewEvent event : events) {
			NewEvent caused = (event.cause() != null) ? event
					: event.because(Cause.ofState(String.valueOf(event.status()), before));
			before = keep(project, jobId, caused, (before != null) ? before.id() + 1 : 1);
			lines.computeIfAbsent(event.attempt(), (attempt) -> new ArrayList<>()).add(caused.inWords());
		}
		lines.remove(0);
		lines.forEach(
				(attempt, those) -> AfterCommit.run(() -> this.logs.append(jobId, attempt, LogSource.SERVICE, those)));
	}

	private JobEventView keep(String project, String jobId, NewEvent event, long number) {
		Instant time = (event.time() != null) ? event.time() : this.clock.instant();
		JobEvent recorded = new JobEvent(new JobEventKey(jobId, number), event, time);
		this.events.save(recorded);
		this.publisher.publishEvent(new RecordedEvent(project, jobId, number, event, time));
		return recorded.view();
	}

	/**
	 * Some of the jobs that have points of a run that ended before a time.
	 * @param after the job that was the last of those before, or nothing
	 */
	@Transactional(readOnly = true)
	List<String> measuredJobs(Instant before, String after) {
		return this.runs.findMeasuredJobs(before, after, Limit.of(500));
	}

	/** Removes the points of all runs of a job. */
	void removeMetrics(String jobId) {
		this.metrics.delete(this.runs.findByJobIdOrderByAttempt(jobId).stream().map(Run::id).toList());
	}

	/** Forgets all about a job. */
	public void forget(String jobId) {
		removeMetrics(jobId);
		this.runs.deleteByJobId(jobId);
		this.events.deleteByJobId(jobId);
		this.hashes.forget(jobId);
		AfterCommit.run(() -> {
			this.logs.forget(jobId);
			this.checkpoints.forget(jobId);
		});
	}

}
