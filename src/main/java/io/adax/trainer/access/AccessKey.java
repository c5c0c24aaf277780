package io.adax.trainer.access;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** A key that somebody was given, without its secret. */
@Entity
final class AccessKey extends ProjectRow {

	@Id
	private String id;

	private String keyId;

	private String name;

	@Enumerated(EnumType.STRING)
	private Role role;

	private String secretHash;

	private String createdBy;

	private Instant createdAt;

	private Instant expiresAt;

	private Instant revokedAt;

	private Instant lastUsedAt;

	protected AccessKey() {
	}

	AccessKey(String id, KeyText key, NewKeyRequest request, Caller by, Instant createdAt) {
		this.id = id;
		this.keyId = key.id();
		this.secretHash = key.hash();
		this.name = request.name();
		this.role = request.role();
		belongTo((request.project() != null) ? request.project() : by.project());
		this.createdBy = by.name();
		this.createdAt = createdAt;
		this.expiresAt = createdAt.plus(request.validFor());
	}

	/** Whether the key opens now. */
	boolean opens(KeyText key, Instant now) {
		// the hash first: the rest shall not be told apart by time
		return key.hasHash(this.secretHash) && this.revokedAt == null && now.isBefore(this.expiresAt);
	}

	/** Ends it; one that was ended before stays so. */
	void revoke(Instant now) {
		this.revokedAt = (this.revokedAt != null) ? this.revokedAt : now;
	}

	Caller caller() {
		return Caller.of("key:" + this.id, this.name, this.role, project());
	}

	@Override
	public String getId() {
		return this.id;
	}

	String id() {
		return this.id;
	}

	KeyView view() {
		return new KeyView(this.id, this.name, KeyText.PREFIX + this.keyId, this.role, project(), this.createdBy,
				this.createdAt, this.expiresAt, this.revokedAt, this.lastUsedAt);
	}

}
