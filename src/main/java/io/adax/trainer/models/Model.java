package io.adax.trainer.models;

import java.time.Instant;

import io.adax.trainer.access.ProjectRow;
import io.adax.trainer.data.Task;
import io.adax.trainer.storage.Blob;
import io.adax.trainer.training.Evaluation;
import io.adax.trainer.training.Exactness;
import io.adax.trainer.training.TrainingResult;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What a job brought out. */
@Entity
final class Model extends ProjectRow {

	@Id
	private String id;

	private String jobId;

	private String runId;

	private String name;

	@Enumerated(EnumType.STRING)
	private Task task;

	private String target;

	private String sha256;

	private long sizeBytes;

	private long parameters;

	private int epoch;

	private long iteration;

	private String parametersSha256;

	private String optimizerStateSha256;

	@Convert(converter = OriginJson.class)
	private Origin origin;

	@Column(columnDefinition = EvaluationJson.TEXT)
	@Convert(converter = EvaluationJson.class)
	private Evaluation validation;

	@Column(columnDefinition = EvaluationJson.TEXT)
	@Convert(converter = EvaluationJson.class)
	private Evaluation test;

	private Instant createdAt;

	protected Model() {
	}

	Model(String id, NewModel from, Blob archive, Instant createdAt) {
		TrainingResult.ModelFile file = from.file();
		belongTo(from.project());
		this.id = id;
		this.jobId = from.jobId();
		this.runId = from.runId();
		this.name = from.name();
		this.task = from.task();
		this.target = from.target();
		this.sha256 = archive.sha256();
		this.sizeBytes = archive.size();
		this.parameters = file.parameters();
		this.epoch = file.epoch();
		this.iteration = file.iteration();
		this.parametersSha256 = file.parametersSha256();
		this.optimizerStateSha256 = file.optimizerStateSha256();
		this.origin = from.origin();
		this.validation = from.validation();
		this.test = from.test();
		this.createdAt = createdAt;
	}

	@Override
	public String getId() {
		return this.id;
	}

	String id() {
		return this.id;
	}

	String name() {
		return this.name;
	}

	String sha256() {
		return this.sha256;
	}

	long sizeBytes() {
		return this.sizeBytes;
	}

	Evaluation validation() {
		return this.validation;
	}

	Evaluation test() {
		return this.test;
	}

	Made made() {
		return new Made(this.id, this.jobId, this.parametersSha256, this.optimizerStateSha256, this.origin);
	}

	private @Nullable Exactness exactness() {
		return (this.origin != null) ? Exactness.of(this.origin.notExactBecause()) : null;
	}

	ModelView view() {
		return new ModelView(this.id, project(), this.jobId, this.runId, this.name, this.task, this.target,
				this.parameters, this.epoch, this.iteration, this.sha256, this.sizeBytes, this.parametersSha256,
				this.optimizerStateSha256, exactness(), this.origin, this.createdAt);
	}

}
