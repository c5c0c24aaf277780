package io.adax.trainer.runs;

import java.util.List;

import io.adax.trainer.web.ProblemType;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the events of jobs. */
@Component
@Transactional(readOnly = true)
class RunHistory {

	private final JobEventRepository events;

	private final ObjectProvider<JobLife> jobs;

	RunHistory(JobEventRepository events, ObjectProvider<JobLife> jobs) {
		this.events = events;
		this.jobs = jobs;
	}

	/** The events after a number, in order. */
	List<JobEventView> eventsAfter(String jobId, long number, int limit) {
		return this.events.findAfter(jobId, number, Limit.of(limit)).stream().map(JobEvent::view).toList();
	}

	/**
	 * Fails unless there is such a job that the caller may see.
	 */
	void requireJob(String jobId) {
		if (this.jobs.stream().noneMatch((life) -> life.exists(jobId))) {
			throw ProblemType.NOT_FOUND.because("There is no job " + jobId + ".");
		}
	}

	/** Whether the job is over and has no event after a number. */
	boolean isOver(String jobId, long number) {
		return this.events.findLast(jobId)
			.map(JobEvent::view)
			.filter((event) -> event.isLast() && event.id() <= number)
			.isPresent();
	}

	/** Whether the job is over, or has been deleted. */
	boolean isOver(String jobId) {
		return isGone(jobId) || isOver(jobId, Long.MAX_VALUE);
	}

	/** Whether the job has been deleted, and its events with it. */
	boolean isGone(String jobId) {
		return this.events.findLast(jobId).isEmpty();
	}

}
