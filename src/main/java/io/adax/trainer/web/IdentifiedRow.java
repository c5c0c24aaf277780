package io.adax.trainer.web;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;

import org.springframework.data.domain.Persistable;

/**
 * A row whose id was made for it: before it is stored, nobody need look whether it is
 * there already.
 */
@MappedSuperclass
public abstract class IdentifiedRow implements Persistable<String> {

	@Transient
	private boolean stored;

	@Override
	public boolean isNew() {
		return !this.stored;
	}

	@PostPersist
	@PostLoad
	void markStored() {
		this.stored = true;
	}

}
