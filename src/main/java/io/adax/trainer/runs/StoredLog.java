package io.adax.trainer.runs;

import java.time.Instant;

import io.adax.trainer.storage.Blob;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/** A piece of a log whose bytes are in the blob store. */
@Entity
final class StoredLog {

	@EmbeddedId
	private Key key;

	private long sizeBytes;

	private String sha256;

	private Instant storedAt;

	protected StoredLog() {
	}

	StoredLog(Key key, Blob blob, Instant storedAt) {
		this.key = key;
		this.sizeBytes = blob.size();
		this.sha256 = blob.sha256();
		this.storedAt = storedAt;
	}

	/** Which piece of which attempt's log. */
	@Embeddable
	record Key(String jobId, int attempt, int piece) {
	}

	Key key() {
		return this.key;
	}

	long sizeBytes() {
		return this.sizeBytes;
	}

	String sha256() {
		return this.sha256;
	}

}
