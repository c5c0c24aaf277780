package io.adax.trainer.audit;

import java.time.Instant;

import io.adax.trainer.access.Caller;
import io.adax.trainer.web.IdentifiedRow;
import io.adax.trainer.web.Printable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** One request that was answered. */
@Entity
final class AuditEntry extends IdentifiedRow {

	@Id
	private String id;

	private Instant answeredAt;

	private String caller;

	private String name;

	private String role;

	private String project;

	private String address;

	private String method;

	private String path;

	private String query;

	private int status;

	protected AuditEntry() {
	}

	AuditEntry(String id, Instant answeredAt, @Nullable Caller caller, Asked asked, int status) {
		this.id = id;
		this.answeredAt = answeredAt;
		if (caller != null) {
			this.caller = cut(caller.id(), 300);
			this.name = cut(caller.name(), 200);
			this.role = caller.role().wireName();
			this.project = caller.project();
		}
		this.address = cut(asked.address(), 100);
		this.method = cut(asked.method(), 20);
		this.path = cut(asked.path(), 1000);
		this.query = (asked.query() != null) ? cut(asked.query(), 1000) : null;
		this.status = status;
	}

	/**
	 * What was asked for.
	 *
	 * @param path without parameters
	 * @param query the parameters as they were given; null where none are kept
	 */
	record Asked(String address, String method, String path, @Nullable String query) {
	}

	/** As a database keeps it: one that refused an entry would stop all behind it. */
	private static String cut(String text, int length) {
		return Printable.cut(text.replace('\0', '?'), length);
	}

	@Override
	public String getId() {
		return this.id;
	}

	AuditView view() {
		return new AuditView(this.id, this.answeredAt, this.caller, this.name, this.role, this.project, this.address,
				this.method, this.path, this.query, this.status);
	}

}
