package io.adax.trainer.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.adax.trainer.training.CheckpointFile;
import io.adax.trainer.training.TrainingResult.BestMetric;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** A checkpoint whose bytes are in the blob store. */
@Entity
final class StoredCheckpoint {

	@EmbeddedId
	private Key key;

	private int attempt;

	private int epoch;

	private long usedMillis;

	@Convert(converter = BestMetricJson.class)
	private BestMetric best;

	private long sizeBytes;

	private String sha256;

	private String contentSha256;

	private Instant createdAt;

	protected StoredCheckpoint() {
	}

	StoredCheckpoint(NewCheckpoint from) {
		this(from.jobId(), from.attempt(), from.blob().sha256(), from.file());
	}

	private StoredCheckpoint(String jobId, int attempt, String sha256, CheckpointFile file) {
		this.key = new Key(jobId, file.iteration());
		this.attempt = attempt;
		this.epoch = file.epoch();
		this.usedMillis = file.used().toMillis();
		this.best = file.best();
		this.sizeBytes = file.sizeBytes();
		this.sha256 = sha256;
		this.contentSha256 = file.sha256();
		this.createdAt = file.createdAt();
	}

	/** Job and iteration. */
	@Embeddable
	record Key(String jobId, long iteration) {
	}

	int attempt() {
		return this.attempt;
	}

	long iteration() {
		return this.key.iteration();
	}

	String sha256() {
		return this.sha256;
	}

	/** What the file says of itself, wherever that is. */
	CheckpointFile at(Path file) {
		return new CheckpointFile(file, iteration(), this.epoch, Duration.ofMillis(this.usedMillis), this.best,
				this.sizeBytes, this.contentSha256, this.createdAt);
	}

	/** The same for another job to begin with. */
	StoredCheckpoint handedTo(String heir) {
		return new StoredCheckpoint(heir, 0, this.sha256, at(Path.of("")));
	}

	CheckpointView view() {
		return CheckpointView.of(this.key.jobId(), at(Path.of("")), (this.attempt > 0) ? this.attempt : null);
	}

}
