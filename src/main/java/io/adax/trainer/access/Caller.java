package io.adax.trainer.access;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param id tells callers apart, such as key:abc
 * @param name for people
 * @param role what the caller may do
 * @param project where what the caller makes goes
 * @param everywhere whether the caller sees all projects, and not this one only
 */
public record Caller(String id, String name, Role role, String project, boolean everywhere) {

	/** Whoever comes in when the door is open. */
	static final Caller ANYBODY = of("open", "anybody", Role.ADMIN, Projects.DEFAULT);

	/** Whoever watches the service: numbers of all projects, and nothing else. */
	static final Caller MONITORING = new Caller("monitoring", "monitoring", Role.VIEWER, Projects.DEFAULT, true);

	/** An admin sees all projects. */
	static Caller of(String id, String name, Role role, String project) {
		return new Caller(id, name, role, project, role == Role.ADMIN);
	}

	/** Whether it is whoever watches the service. */
	boolean isMonitoring() {
		return this.id.equals(MONITORING.id());
	}

	/** The same in one project only; empty if the caller has no business there. */
	Optional<Caller> in(String project) {
		boolean may = this.role == Role.ADMIN || this.project.equals(project);
		return may ? Optional.of(new Caller(this.id, this.name, this.role, project, false)) : Optional.empty();
	}

}
