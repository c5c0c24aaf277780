package io.adax.trainer.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import io.adax.trainer.access.ProjectRow;
import io.adax.trainer.data.Task;
import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.FailureJson;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import org.jspecify.annotations.Nullable;

/** What was asked for, which never changes, and how far it has come. */
@Entity
class Job extends ProjectRow {

	@Id
	private String id;

	private String name;

	@ElementCollection
	@CollectionTable(name = "job_tag", joinColumns = @JoinColumn(name = "job_id"))
	@Column(name = "tag")
	private Set<String> tags = new TreeSet<>();

	private int priority;

	private int revision;

	@Enumerated(EnumType.STRING)
	private JobStatus status;

	private String statusReason;

	@Convert(converter = RequestJson.class)
	private JobRequest request;

	@Enumerated(EnumType.STRING)
	private Task task;

	private String datasetId;

	private String testDatasetId;

	private String optimizer;

	private String idempotencyKey;

	private String requestHash;

	private int attempts;

	@Enumerated(EnumType.STRING)
	private StopSignal.Reason stopRequested;

	@Embedded
	private Setbacks setbacks = new Setbacks();

	@Embedded
	private Allowance allowance;

	private String clonedFrom;

	private String rebuildOf;

	@Embedded
	@AttributeOverride(name = "jobId", column = @Column(name = "start_job_id"))
	@AttributeOverride(name = "iteration", column = @Column(name = "start_iteration"))
	private Descent.Start start;

	@Embedded
	private Course course = new Course();

	@Convert(converter = FailureJson.class)
	private Failure failure;

	private Instant createdAt;

	private Instant queuedAt;

	private Instant startedAt;

	private Instant finishedAt;

	protected Job() {
	}

	Job(String id, JobRequest request, String optimizer, Idempotency idempotency, Instant createdAt) {
		this.id = id;
		this.name = request.name();
		this.tags.addAll(request.tags());
		this.priority = request.priority();
		this.status = JobStatus.QUEUED;
		this.request = request;
		this.task = request.task();
		this.datasetId = request.dataset().id();
		this.testDatasetId = request.dataset().testDatasetId();
		this.optimizer = optimizer;
		this.idempotencyKey = idempotency.key();
		this.requestHash = idempotency.requestHash();
		this.createdAt = createdAt;
		this.queuedAt = createdAt;
		this.allowance = new Allowance(request.training().maxDuration());
	}

	void descends(String project, Descent descent) {
		belongTo(project);
		this.clonedFrom = descent.clonedFrom();
		this.rebuildOf = descent.rebuildOf();
		this.start = descent.start();
	}

	/** Begins the next attempt. */
	void start(Instant at) {
		become(JobStatus.RUNNING, null);
		this.attempts++;
		this.failure = null;
		this.startedAt = (this.startedAt != null) ? this.startedAt : at;
	}

	void succeed(Outcome outcome, Instant at) {
		become(JobStatus.SUCCEEDED, outcome.reason());
		this.course.keep(outcome);
		this.finishedAt = at;
	}

	/** Its time is over: it waits for somebody to give it more. */
	void outOfTime(Outcome outcome, Failure failure) {
		become(JobStatus.PAUSED, failure.message());
		this.course.keep(outcome);
		this.failure = failure;
	}

	void fail(Failure failure, Instant at) {
		become(JobStatus.FAILED, failure.message());
		this.failure = failure;
		this.finishedAt = at;
	}

	void cancel(Instant at) {
		become(JobStatus.CANCELLED, "Cancelled on request.");
		this.finishedAt = at;
	}

	/** Asks whoever runs it to stop. */
	void requestStop(StopSignal.Reason reason) {
		this.stopRequested = reason;
		this.statusReason = (reason == StopSignal.Reason.CANCEL) ? "Stopping on request." : "Pausing on request.";
	}

	/** Waits until somebody resumes it. */
	void pause(String reason) {
		become(JobStatus.PAUSED, reason);
	}

	/** Back into the queue, because somebody asked for it. */
	void resume(@Nullable Duration more, Instant at) {
		become(JobStatus.QUEUED, "Resumed on request.");
		this.setbacks.forget();
		this.queuedAt = at;
		this.finishedAt = null;
		boolean outOfTime = this.failure != null && this.failure.kind() == Failure.Kind.BUDGET;
		this.allowance.extend(more, outOfTime ? this.request.training().maxDuration() : Duration.ZERO);
		this.failure = null;
	}

	/** Back into the queue, through no fault of its own. */
	void requeue(String reason, @Nullable Instant notBefore) {
		become(JobStatus.QUEUED, reason);
		this.setbacks.waitUntil(notBefore);
	}

	void label(JobLabels labels) {
		this.revision++;
		this.request = this.request.labelled(labels);
		this.name = labels.name();
		this.priority = labels.priority();
		this.tags.clear();
		this.tags.addAll(labels.tags());
	}

	private void become(JobStatus status, @Nullable String reason) {
		if (!this.status.mayBecome(status)) {
			throw new IllegalStateException("Job " + this.id + " is " + this.status + " and cannot become " + status);
		}
		this.status = status;
		this.stopRequested = null;
		this.course.rest();
		this.statusReason = (reason != null && reason.length() > 1000) ? reason.substring(0, 1000) : reason;
	}

	/** Whether that attempt still has the word. */
	boolean isAttempt(int attempt) {
		return this.status == JobStatus.RUNNING && this.attempts == attempt;
	}

	/** Share of the iterations that are done, from 0 to 1. */
	double progress() {
		return (this.status == JobStatus.SUCCEEDED) ? 1 : this.course.share();
	}

	String id() {
		return this.id;
	}

	JobStatus status() {
		return this.status;
	}

	String statusReason() {
		return this.statusReason;
	}

	/** How often its labels were changed. */
	int revision() {
		return this.revision;
	}

	JobRequest request() {
		return this.request;
	}

	String requestHash() {
		return this.requestHash;
	}

	int attempts() {
		return this.attempts;
	}

	/** What somebody asked for while it runs; null if nobody did. */
	StopSignal.@Nullable Reason stopRequested() {
		return this.stopRequested;
	}

	Setbacks setbacks() {
		return this.setbacks;
	}

	/** The training time that it may use by now. */
	Allowance allowance() {
		return this.allowance;
	}

	/** The request with the training time that an engine may use. */
	JobRequest granted() {
		return this.allowance.isLimited() ? this.request.within(this.allowance.counted()) : this.request;
	}

	@Nullable String clonedFrom() {
		return this.clonedFrom;
	}

	@Nullable String rebuildOf() {
		return this.rebuildOf;
	}

	/** The checkpoint that it begins with; null if it begins from nothing. */
	Descent.@Nullable Start start() {
		return this.start;
	}

	Instant queuedAt() {
		return this.queuedAt;
	}

	Course course() {
		return this.course;
	}

	Failure failure() {
		return this.failure;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	Instant startedAt() {
		return this.startedAt;
	}

	Instant finishedAt() {
		return this.finishedAt;
	}

}
