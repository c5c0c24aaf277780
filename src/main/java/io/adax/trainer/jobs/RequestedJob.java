package io.adax.trainer.jobs;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import io.adax.trainer.access.ProjectRow;
import io.adax.trainer.data.Task;
import io.adax.trainer.traces.TraceParent;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/** What was asked for of a job, which never changes but for its labels. */
@MappedSuperclass
abstract class RequestedJob extends ProjectRow {

	@Id
	private String id;

	private String name;

	@ElementCollection
	@CollectionTable(name = "job_tag", joinColumns = @JoinColumn(name = "job_id"))
	@Column(name = "tag")
	private Set<String> tags = new TreeSet<>();

	private int priority;

	private String pool;

	private int revision;

	@Convert(converter = RequestJson.class)
	private JobRequest request;

	@Enumerated(EnumType.STRING)
	private Task task;

	private String datasetId;

	private String testDatasetId;

	private String optimizer;

	private String idempotencyKey;

	private String requestHash;

	private String clonedFrom;

	private String rebuildOf;

	@Embedded
	@AttributeOverride(name = "jobId", column = @Column(name = "start_job_id"))
	@AttributeOverride(name = "iteration", column = @Column(name = "start_iteration"))
	private Descent.Start start;

	private Instant createdAt;

	@Convert(converter = TraceParentText.class)
	private TraceParent traceParent;

	protected RequestedJob() {
	}

	RequestedJob(String id, JobRequest request, String optimizer, Idempotency idempotency, Instant createdAt) {
		this.id = id;
		this.name = request.name();
		this.tags.addAll(request.tags());
		this.priority = request.priority();
		this.pool = request.pool();
		this.request = request;
		this.task = request.task();
		this.datasetId = request.dataset().id();
		this.testDatasetId = request.dataset().testDatasetId();
		this.optimizer = optimizer;
		this.idempotencyKey = idempotency.key();
		this.requestHash = idempotency.requestHash();
		this.createdAt = createdAt;
	}

	void descends(String project, Descent descent) {
		belongTo(project);
		this.clonedFrom = descent.clonedFrom();
		this.rebuildOf = descent.rebuildOf();
		this.start = descent.start();
	}

	/** Where in a trace it was asked for; null if nobody traces. */
	void askedIn(@Nullable TraceParent place) {
		this.traceParent = place;
	}

	void label(JobLabels labels) {
		this.revision++;
		this.request = this.request.labelled(labels);
		this.name = labels.name();
		this.priority = labels.priority();
		this.pool = labels.pool();
		this.tags.clear();
		this.tags.addAll(labels.tags());
	}

	@Override
	public String getId() {
		return this.id;
	}

	String id() {
		return this.id;
	}

	/** Whose workers may train it. */
	String pool() {
		return this.pool;
	}

	/** Where it waits for its turn. */
	Line line() {
		return new Line(project(), this.pool);
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

	Instant createdAt() {
		return this.createdAt;
	}

	@Nullable TraceParent traceParent() {
		return this.traceParent;
	}

}
