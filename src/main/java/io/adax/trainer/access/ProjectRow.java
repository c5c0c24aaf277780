package io.adax.trainer.access;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.hibernate.annotations.TenantId;

import org.springframework.data.domain.Persistable;

/** A row of one project, which no request about another one sees. */
@MappedSuperclass
public abstract class ProjectRow implements Persistable<String> {

	@TenantId
	private String project = Projects.DEFAULT;

	@Transient
	private boolean stored;

	/** Its id was made for it, so nobody need look whether it is there already. */
	@Override
	public boolean isNew() {
		return !this.stored;
	}

	@PostPersist
	@PostLoad
	void markStored() {
		this.stored = true;
	}

	/** Before it is stored: it stays there. */
	protected void belongTo(String project) {
		this.project = project;
	}

	/** The project that it belongs to. */
	public String project() {
		return this.project;
	}

}
