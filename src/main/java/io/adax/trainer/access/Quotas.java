package io.adax.trainer.access;

import java.util.function.LongSupplier;

import io.adax.trainer.web.ProblemType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How much each project may have. */
@Component
public class Quotas {

	private static final long NONE = Integer.MAX_VALUE;

	private final QuotaProperties properties;

	private final ObjectProvider<StoredBytes> stored;

	Quotas(QuotaProperties properties, ObjectProvider<StoredBytes> stored) {
		this.properties = properties;
		this.stored = stored;
	}

	/**
	 * Whether a project may begin a job more. The count is asked for only if it matters.
	 */
	public boolean mayRun(String project, LongSupplier running) {
		long most = this.properties.running(project);
		return most == NONE || running.getAsLong() < most;
	}

	/** How many jobs a project may begin beside those that run. */
	public long left(String project, long running) {
		return Math.max(0, this.properties.running(project) - running);
	}

	/** Whether the number of jobs matters that run side by side. */
	public boolean limitsRunning(String project) {
		return this.properties.running(project) != NONE;
	}

	/** Refuses a job more in the queue of a project that has as many as it may. */
	public void requirePlace(String project, LongSupplier queued) {
		long most = this.properties.queued(project);
		if (most != NONE && queued.getAsLong() >= most) {
			throw ProblemType.QUEUE_QUOTA
				.because("Project %s may have %,d jobs in the queue (trainer.quotas.queued).".formatted(project, most));
		}
	}

	/** Refuses bytes that would be more than a project may store. */
	public void requireSpace(String project, long more) {
		long most = this.properties.bytes(project);
		if (most == Long.MAX_VALUE) {
			return;
		}
		long now = this.stored.stream().mapToLong((kind) -> kind.of(project)).sum();
		if (now + more > most) {
			throw ProblemType.STORAGE_QUOTA
				.because("Project %s may store %,d bytes (trainer.quotas.bytes), and has %,d already."
					.formatted(project, most, now));
		}
	}

}
