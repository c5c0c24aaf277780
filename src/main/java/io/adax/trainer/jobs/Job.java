package io.adax.trainer.jobs;

import java.time.Duration;
import java.time.Instant;

import io.adax.trainer.engine.StopSignal;
import io.adax.trainer.runs.Failure;
import io.adax.trainer.runs.FailureJson;
import io.adax.trainer.traces.TraceParent;
import io.adax.trainer.web.Printable;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** A job: what was asked for, and how far it has come. */
@Entity
final class Job extends RequestedJob {

	@Enumerated(EnumType.STRING)
	private JobStatus status;

	private String statusReason;

	private Instant statusSince;

	private int attempts;

	@Enumerated(EnumType.STRING)
	private StopSignal.Reason stopRequested;

	@Embedded
	private Setbacks setbacks = new Setbacks();

	@Embedded
	private Allowance allowance;

	@Embedded
	private Course course = new Course();

	@Convert(converter = FailureJson.class)
	private Failure failure;

	@Convert(converter = TraceParentText.class)
	private TraceParent resumeTraceParent;

	private Instant queuedAt;

	private Instant startedAt;

	private Instant finishedAt;

	protected Job() {
	}

	Job(String id, JobRequest request, String optimizer, Idempotency idempotency, Instant createdAt) {
		super(id, request, optimizer, idempotency, createdAt);
		this.status = JobStatus.QUEUED;
		this.statusSince = createdAt;
		this.queuedAt = createdAt;
		this.allowance = new Allowance(request.training().maxDuration());
	}

	/** Begins the next attempt. */
	void start(Instant at) {
		become(JobStatus.RUNNING, null, at);
		this.attempts++;
		this.failure = null;
		this.startedAt = (this.startedAt != null) ? this.startedAt : at;
	}

	void succeed(Outcome outcome, Instant at) {
		become(JobStatus.SUCCEEDED, outcome.reason(), at);
		this.course.keep(outcome);
		this.finishedAt = at;
	}

	/** Its time is over: it waits for somebody to give it more. */
	void outOfTime(Outcome outcome, Failure failure, Instant at) {
		become(JobStatus.PAUSED, failure.message(), at);
		this.course.keep(outcome);
		this.failure = failure;
	}

	void fail(Failure failure, Instant at) {
		become(JobStatus.FAILED, failure.message(), at);
		this.failure = failure;
		this.finishedAt = at;
	}

	void cancel(Instant at) {
		become(JobStatus.CANCELLED, "Cancelled on request.", at);
		this.finishedAt = at;
	}

	/** Asks whoever runs it to stop. */
	void requestStop(StopSignal.Reason reason) {
		this.stopRequested = reason;
		this.statusReason = (reason == StopSignal.Reason.CANCEL) ? "Stopping on request." : "Pausing on request.";
	}

	/** Waits until somebody resumes it. */
	void pause(String reason, Instant at) {
		become(JobStatus.PAUSED, reason, at);
	}

	/** Back into the queue, because somebody asked for it. */
	void resume(@Nullable Duration more, Instant at) {
		become(JobStatus.QUEUED, "Resumed on request.", at);
		this.setbacks.forget();
		this.queuedAt = at;
		this.finishedAt = null;
		boolean outOfTime = this.failure != null && this.failure.kind() == Failure.Kind.BUDGET;
		this.allowance.extend(more, outOfTime ? request().training().maxDuration() : Duration.ZERO);
		this.failure = null;
	}

	/** Where in a trace it was resumed; null if nobody traces. */
	void resumedIn(@Nullable TraceParent place) {
		this.resumeTraceParent = place;
	}

	/** Back into the queue, through no fault of its own. */
	void requeue(String reason, Duration wait, Instant at) {
		become(JobStatus.QUEUED, reason, at);
		this.setbacks.waitUntil(wait.isZero() ? null : at.plus(wait));
	}

	private void become(JobStatus status, @Nullable String reason, Instant at) {
		if (!this.status.mayBecome(status)) {
			throw new IllegalStateException("Job " + id() + " is " + this.status + " and cannot become " + status);
		}
		this.status = status;
		this.statusSince = at;
		this.stopRequested = null;
		this.course.rest();
		this.statusReason = (reason != null) ? Printable.cut(reason, 1000) : null;
	}

	/** Whether that attempt still has the word. */
	boolean isAttempt(int attempt) {
		return this.status == JobStatus.RUNNING && this.attempts == attempt;
	}

	/** Share of the iterations that are done, from 0 to 1. */
	double progress() {
		return (this.status == JobStatus.SUCCEEDED) ? 1 : this.course.share();
	}

	JobStatus status() {
		return this.status;
	}

	/** Since when it has that status. */
	Instant statusSince() {
		return this.statusSince;
	}

	String statusReason() {
		return this.statusReason;
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
		return this.allowance.isLimited() ? request().within(this.allowance.counted()) : request();
	}

	/** Where in a trace it was resumed last; null if it was not, or nobody traced. */
	@Nullable TraceParent resumeTraceParent() {
		return this.resumeTraceParent;
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

	Instant startedAt() {
		return this.startedAt;
	}

	Instant finishedAt() {
		return this.finishedAt;
	}

}
