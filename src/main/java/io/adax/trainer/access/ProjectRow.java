package io.adax.trainer.access;

import io.adax.trainer.web.IdentifiedRow;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.TenantId;

/** A row of one project, which no request about another one sees. */
@MappedSuperclass
public abstract class ProjectRow extends IdentifiedRow {

	@TenantId
	private String project = Projects.DEFAULT;

	/** Before it is stored: it stays there. */
	protected void belongTo(String project) {
		this.project = project;
	}

	/** The project that it belongs to. */
	public String project() {
		return this.project;
	}

}
